import { readableAddress } from "@/lib/text/addresses/readable-address.ts";

/** A part of so many characters has room in a column on paper, and is not broken there. */
const FITS_ON_PAPER = 24;

/** A mail address or a domain, as people read it. Where it doesn't fit on a line, it breaks before its @. */
export function Address({ address }: { address: string }) {
	const readable = readableAddress(address);
	const at = Math.max(0, readable.lastIndexOf("@"));
	const domain = readable.slice(at);
	return (
		<>
			{readable.slice(0, at)}
			<wbr />
			{domain.length <= FITS_ON_PAPER ? <span className="print:whitespace-nowrap">{domain}</span> : domain}
		</>
	);
}
