/** The header in which the server tells itself whence a request came; `instrumentation.ts` writes it. */
export const CLIENT_ADDRESS_HEADER = "x-client-address";

/** Whence a request came, as the server found it. */
export function clientAddress(headers: Headers): string {
	return headers.get(CLIENT_ADDRESS_HEADER) ?? "unknown";
}
