import { isIP } from "node:net";
import { isPrivateAddress, plainAddress } from "./trusted-proxies.ts";

/** The mail server that SMTP_URL names. */
export interface SmtpServer {
	/** A name or an address, without brackets. */
	readonly host: string;
	readonly port: number;
	/**
	 * `start`: TLS from the first byte. `upgrade`: STARTTLS, and nothing is sent without it. `off`: none, at a private
	 * address.
	 */
	readonly tls: "start" | "upgrade" | "off";
	readonly auth: { readonly user: string; readonly pass: string } | null;
}

const SUBMISSION_PORT = 587;
const SUBMISSIONS_PORT = 465;

export const SMTP_URL_HELP =
	"SMTP_URL must be an address like smtp://user:password@mail.example:587 (STARTTLS) or smtps://user:password@mail.example:465. A mail server at a loopback or private address may do without TLS: smtp://127.0.0.1:25?tls=off.";

/**
 * Reads SMTP_URL; null where it isn't one, or has options that we don't know. TLS is never negotiable: an attacker in
 * between can remove a server's offer of it.
 */
export function parseSmtpUrl(text: string): SmtpServer | null {
	if (!URL.canParse(text)) return null;
	const { protocol, hostname, port, username, password, pathname, search, searchParams, hash } = new URL(text);
	const host = hostname.replace(/^\[|\]$/g, "");
	if (!/^smtps?:$/.test(protocol) || !host || !/^\/?$/.test(pathname) || hash) return null;
	if (search !== "" && (searchParams.size !== 1 || searchParams.get("tls") !== "off")) return null;
	const isFromStart = protocol === "smtps:" || port === String(SUBMISSIONS_PORT);
	const tls = isFromStart ? "start" : search === "" ? "upgrade" : "off";
	if (search !== "" && (tls !== "off" || !mayBePrivate(host))) return null;
	const [user, pass] = [decoded(username), decoded(password)];
	if (user === null || pass === null) return null;
	return {
		host,
		port: port ? Number(port) : isFromStart ? SUBMISSIONS_PORT : SUBMISSION_PORT,
		tls,
		auth: user ? { user, pass } : null,
	};
}

/** A name may be private: its address is checked when the connection is made. */
function mayBePrivate(host: string): boolean {
	return isIP(host) === 0 || isPrivateAddress(plainAddress(host) ?? "");
}

function decoded(text: string): string | null {
	try {
		return decodeURIComponent(text);
	} catch {
		return null;
	}
}
