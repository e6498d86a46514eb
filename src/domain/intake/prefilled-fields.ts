/** What a message already says of a ticket. Only `type`, `title` and `description` are always there. */
export type Prefill = {
  readonly type: 'bug' | 'config_technique' | 'amelioration' | 'demande';
  /** One line of at most 100 characters. */
  readonly title: string;
  /** The whole message, without the platform's markup. */
  readonly description: string;
  readonly url?: string;
  /** With its version when said: « Chrome 91 ». */
  readonly browser?: string;
  readonly environment?: 'dev' | 'staging' | 'production';
  readonly device?: 'desktop' | 'mobile' | 'tablet';
  readonly system?: 'windows' | 'mac' | 'ios' | 'android' | 'linux';
  readonly cms?: string;
  readonly server?: string;
  readonly expected?: string;
  readonly urgency?: 'critical' | 'important' | 'normal';
  /** The sentence that claims or justifies the urgency, as typed. */
  readonly urgencyWords?: string;
  readonly access?: string;
  readonly contact?: string;
  readonly budget?: 'included' | 'time_spent' | 'quote_first';
  readonly tests?: readonly ('other_browser' | 'cache_cleared' | 'private_mode' | 'other_device')[];
  readonly project?: string;
  readonly hosting?: string;
  readonly domain?: string;
  readonly wantedBy?: string;
};
