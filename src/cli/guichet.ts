#!/usr/bin/env node
import { Command } from 'commander';
import { languageRefusal } from '../texts/language-for.ts';
import { registerBackup, registerRestore } from './backup.ts';
import { registerCards } from './cards.ts';
import { registerClassify } from './classify.ts';
import { registerInbox, registerOutbox } from './dead-letters.ts';
import { registerDoctor } from './doctor.ts';
import { loadEnvFile } from './load-env-file.ts';
import { registerManifest } from './manifest.ts';
import { registerMigrate } from './migrate.ts';
import { registerPeople } from './people.ts';
import { registerPolicy } from './policy.ts';
import { registerSeed } from './seed.ts';
import { registerSla } from './sla.ts';
import { registerStart } from './start.ts';
import { registerTriage } from './triage.ts';
import { productVersion } from './version.ts';

const program = new Command('guichet')
  .description('The ticket desk that lives inside Slack and Microsoft Teams')
  .version(productVersion(import.meta.dirname))
  .hook('preAction', (_program, command) => {
    const refusal = languageRefusal(command.getOptionValue('lang'), process.env);
    if (refusal === null) return;
    console.error(refusal);
    process.exit(1);
  });
for (const register of [
  registerStart,
  registerMigrate,
  registerClassify,
  registerTriage,
  registerCards,
  registerSeed,
  registerDoctor,
  registerPeople,
  registerPolicy,
  registerSla,
  registerManifest,
  registerOutbox,
  registerInbox,
  registerBackup,
  registerRestore,
])
  register(program);

loadEnvFile();
await program.parseAsync();
