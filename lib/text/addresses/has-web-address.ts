import { parse } from "tldts";

const SCHEME = /[\p{L}\p{N}+.-]:\/\/|\b(?:mailto|javascript|data|tel|sms):\S/iu;
const DOTTED = /[\p{L}\p{N}\p{M}_.-]+/gu;

/**
 * Whether a text contains a web address: a scheme, or a host name below a top-level domain that exists, or an IPv4
 * address. Mail programs make links of these, and names appear in mails to strangers. Full stops of other scripts and
 * widths count as full stops; initials (J. R. Smith, J.R.) and abbreviations are not host names.
 */
export function hasWebAddress(text: string): boolean {
	const plain = text
		.normalize("NFKC")
		.replace(/\p{Default_Ignorable_Code_Point}/gu, "")
		.replace(/[\u3002\u2024]/g, ".");
	if (SCHEME.test(plain)) return true;
	const words = (plain.match(DOTTED) ?? []).flatMap((word) => word.split(/\.{2,}/));
	const hosts = words.map((word) => word.replace(/^\.|\.$/g, "")).filter((word) => word.includes("."));
	return hosts.some((host) => {
		const { isIcann, isIp, domain } = parse(host);
		return isIp === true || (isIcann === true && domain !== null);
	});
}
