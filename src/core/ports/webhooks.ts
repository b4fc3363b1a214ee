/** What other systems can be told of. */
export const WEBHOOK_EVENTS = [
  'conversations.analysed',
  'conversations.failed',
  'conversations.alert',
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** Where events of an organisation are sent to. */
export interface Webhook {
  readonly id: string;
  readonly organisation: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  /** One that is not active is sent nothing but what is sent by hand. */
  readonly active: boolean;
  readonly createdBy: string;
  readonly createdAt: string;
}

export interface WebhookDelivery {
  readonly id: string;
  readonly organisation: string;
  readonly webhook: string;
  /** `test` is sent by hand. */
  readonly event: WebhookEvent | 'test';
  /** JSON, as it is signed and sent. */
  readonly body: string;
  readonly state: 'waiting' | 'delivered' | 'failed';
  readonly attempts: number;
  /** HTTP status of the last attempt that was answered. */
  readonly status: number | null;
  /** Why the last attempt did not count as delivered. */
  readonly error: string | null;
  readonly createdAt: string;
  readonly triedAt: string | null;
}

export interface WebhookStore {
  create(webhook: Webhook): Promise<void>;
  /** In the order in which they were made. */
  list(organisation: string): Promise<readonly Webhook[]>;
  find(organisation: string, id: string): Promise<Webhook | null>;
  change(
    organisation: string,
    id: string,
    change: Partial<Pick<Webhook, 'url' | 'events' | 'active'>>,
  ): Promise<void>;
  /** Together with its deliveries. */
  remove(organisation: string, id: string): Promise<void>;
  /** One whose id is known already stays as it is. */
  addDeliveries(deliveries: readonly WebhookDelivery[]): Promise<void>;
  delivery(organisation: string, id: string): Promise<WebhookDelivery | null>;
  /** Newest first. */
  deliveries(organisation: string, webhook: string, limit: number): Promise<readonly WebhookDelivery[]>;
  /** Those of all organisations that wait, made and last tried before an instant; the oldest first. */
  standing(before: string, limit: number): Promise<readonly WebhookDelivery[]>;
  changeDelivery(
    organisation: string,
    id: string,
    change: Partial<Pick<WebhookDelivery, 'state' | 'attempts' | 'status' | 'error' | 'triedAt'>>,
  ): Promise<void>;
  /** Forgets deliveries made before an instant. */
  forgetDeliveries(before: string): Promise<void>;
}

export type SendOutcome =
  | { readonly status: number }
  /** Nobody answered, or the address may not be called. */
  | { readonly error: string };

/** Calls other systems over HTTP. */
export interface WebhookSender {
  /** One POST, without following redirects. */
  post(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<SendOutcome>;
}
