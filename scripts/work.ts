import { startConfiguredWorker } from "@/lib/jobs/start-configured-worker.ts";
import { drainOnSignals } from "@/lib/platform/is-draining.ts";

// The process of `npm run worker`, as the launcher starts it: with the application's rights only.
const worker = startConfiguredWorker();
drainOnSignals({ finish: () => worker.stop() });
process.stdout.write("Working off jobs. Ctrl-C ends it.\n");
