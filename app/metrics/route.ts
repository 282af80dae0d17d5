import { answerMetrics } from "@/lib/operations/answer-metrics.ts";

/** For Prometheus, with METRICS_TOKEN; `npm run api` and `npm run worker` answer the same of their own. */
export const GET = (request: Request): Promise<Response> => answerMetrics({}, request);
