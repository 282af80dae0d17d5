import { inflateSync } from "node:zlib";

const WOFF_HEADER = 44;
const WOFF_ENTRY = 20;
const SFNT_HEADER = 12;
const SFNT_ENTRY = 16;

/**
 * A font that is packed for the web (WOFF) as a plain one (TrueType). The library that draws with fonts would unpack a whole
 * table again for each character: seconds, where a font has 65,000 of them.
 */
export function unpackWoff(woff: Buffer): Buffer {
	const count = woff.readUInt16BE(12);
	const directory = Buffer.alloc(SFNT_HEADER + count * SFNT_ENTRY);
	woff.copy(directory, 0, 4, 8);
	const power = Math.floor(Math.log2(count));
	directory.writeUInt16BE(count, 4);
	directory.writeUInt16BE(2 ** power * SFNT_ENTRY, 6);
	directory.writeUInt16BE(power, 8);
	directory.writeUInt16BE((count - 2 ** power) * SFNT_ENTRY, 10);
	const tables: Buffer[] = [];
	let offset = directory.length;
	for (let index = 0; index < count; index += 1) {
		const entry = WOFF_HEADER + index * WOFF_ENTRY;
		const [start, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at)) as [number, number, number];
		const stored = woff.subarray(start, start + packed);
		const table = packed < length ? inflateSync(stored) : stored;
		const at = SFNT_HEADER + index * SFNT_ENTRY;
		woff.copy(directory, at, entry, entry + 4);
		woff.copy(directory, at + 4, entry + 16, entry + 20);
		directory.writeUInt32BE(offset, at + 8);
		directory.writeUInt32BE(length, at + 12);
		const padding = Buffer.alloc((4 - (length % 4)) % 4);
		tables.push(table, padding);
		offset += length + padding.length;
	}
	return Buffer.concat([directory, ...tables]);
}
