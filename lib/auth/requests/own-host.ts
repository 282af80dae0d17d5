import { isIP } from "node:net";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];
const EVERYWHERE = ["0.0.0.0", "[::]"];

/**
 * Whether a demo or development server is requested by a name of its own. Another site can point a name of its own at
 * this machine (DNS rebinding), and its pages would then be read here as ours; the demo's passwords are public. A
 * numeric address can't be pointed elsewhere, so any will do where the server was told to listen on all of them.
 */
export function isOwnHost(host: string | null, { appUrl, listensAt }: { appUrl: string; listensAt?: string }): boolean {
	const asked = hostnameOf(host);
	if (!asked) return false;
	const listening = hostnameOf(listensAt && isIP(listensAt) === 6 ? `[${listensAt}]` : listensAt);
	if ([...LOOPBACK, new URL(appUrl).hostname, listening].includes(asked)) return true;
	return EVERYWHERE.includes(listening ?? "") && isIP(asked.replace(/^\[|\]$/g, "")) > 0;
}

/** Lower case, without the port; undefined where it is not a host. */
function hostnameOf(host: string | null | undefined): string | undefined {
	const address = `http://${host ?? ""}`;
	return URL.canParse(address) && !/[/@?#\\]/.test(host ?? "") ? new URL(address).hostname : undefined;
}
