export * from './audit.ts';
export * from './auth.ts';
export * from './people.ts';
export * from './receipts.ts';
export * from './rulebooks.ts';
export * from './runs.ts';
