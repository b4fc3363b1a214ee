// Receives batches in a process that a test can kill: FOLDER BATCH,BATCH,… CONVERSATIONS-PER-BATCH
import { openWorkflowStore } from '#adapters/postgres/open-workflow-store.ts';
import { AT, receipts } from './samples.ts';

const [folder = '', batches = '', count = '1'] = process.argv.slice(2);
try {
  const { store } = await openWorkflowStore({ folder });
  for (const batch of batches.split(',')) {
    await store.receipts.receive('org', batch, receipts(Number(count), batch), AT);
    console.log(`received ${batch}`);
  }
  // Stays, as a service would, until it is killed.
  setInterval(() => {}, 1_000);
} catch (error) {
  console.log(String(error));
}
