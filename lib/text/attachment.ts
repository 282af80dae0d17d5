// How a downloaded file is named. Its name contains text typed by users, often not by the one who saves it: it never
// chooses the type, a folder, or a name that a system reserves.

/** Short enough that the whole name, with what a system may add, stays below the 255 bytes that file systems allow. */
const MOST_BYTES = 180;
/**
 * What no file system accepts or readers would misread: see `VISIBLE` and `isOneLine` for the same in names.
 */
const NOT_IN_NAMES = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}/\\:*?"<>|%]+/gu;
/** Device names that Windows reserves, whatever the extension. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;

/**
 * The Content-Disposition of a download (RFC 6266, RFC 8187): its name in ASCII for every browser, and as it is. `stem`
 * is any text; both names end in `extension`, and hold nothing that a browser or a file system could misread.
 */
export function attachment(stem: string, extension: "csv" | "json" | "pdf"): string {
	const ascii = stem
		.normalize("NFKD")
		.replace(/\p{M}+/gu, "")
		.replace(/[^\w .()-]+/g, " ");
	const encoded = encodeURIComponent(`${tidy(stem)}.${extension}`);
	const exact = encoded.replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
	return `attachment; filename="${tidy(ascii)}.${extension}"; filename*=UTF-8''${exact}`;
}

function tidy(stem: string): string {
	const words = cut(stem.replace(NOT_IN_NAMES, " ").replace(/\s+/gu, " "));
	const name = words.replace(/^[\s.]+|[\s.]+$/gu, "");
	return RESERVED.test(name) ? `_${name}` : name || "file";
}

function cut(text: string): string {
	let bytes = 0;
	let kept = "";
	for (const character of text) {
		bytes += Buffer.byteLength(character);
		if (bytes > MOST_BYTES) break;
		kept += character;
	}
	return kept;
}
