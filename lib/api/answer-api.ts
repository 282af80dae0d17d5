import { createApi } from "./create-api.ts";

let api: ReturnType<typeof createApi> | null = null;

/** Answers a request to the API on this process's databases. */
export function answerApi(request: Request): Response | Promise<Response> {
	api ??= createApi();
	return api.fetch(request);
}
