import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Workspaces that installed the app through OAuth, with their tokens sealed. Like `connection`, they are read before the
 * desk is known: the key is Slack's own. An empty `enterprise_id` means outside an Enterprise Grid.
 */
export class KeepSlackInstallations1763856050000 implements MigrationInterface {
  name = 'KeepSlackInstallations1763856050000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      create table slack_installation (
        enterprise_id         text           not null,
        team_id               text           not null,
        is_enterprise_install boolean        not null,
        desk_id               uuid           not null,
        connection_id         uuid           not null,
        team_name             text           not null,
        installed_by          text           not null,
        scopes                text[]         not null,
        state                 text           not null check (state in ('active', 'needs_reinstall', 'revoked')),
        key_id                text,
        bot_token             bytea,
        refresh_token         bytea,
        expires_at            timestamptz(3),
        installed_at          timestamptz(3) not null,
        refreshed_at          timestamptz(3),
        revoked_at            timestamptz(3),
        primary key (enterprise_id, team_id, is_enterprise_install),
        unique (desk_id, connection_id),
        foreign key (desk_id, connection_id) references connection (desk_id, connection_id),
        constraint slack_installation_tokens_until_revoked check (
          case state
            when 'revoked' then num_nonnulls(key_id, bot_token, refresh_token, expires_at) = 0 and revoked_at is not null
            else num_nulls(key_id, bot_token) = 0 and num_nulls(refresh_token, expires_at) in (0, 2) and revoked_at is null
          end
        )
      );
      create index slack_installation_of_connection on slack_installation (connection_id);

      -- Installations that began here and came back from Slack: none comes back twice.
      create table slack_install_return (
        nonce      text           primary key,
        expires_at timestamptz(3) not null
      );
    `);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table slack_install_return, slack_installation');
  }
}
