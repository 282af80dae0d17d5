import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Font } from "@react-pdf/renderer";
import { unpackWoff } from "./unpack-woff.ts";

const PACKAGES = path.join(process.cwd(), "node_modules");

interface SheetFont {
	readonly family: string;
	readonly regular: string;
	readonly bold: string;
}

/** The product's own font, which has Latin and Cyrillic; then those of other scripts. Noto's Arabic loses a word's first letter here. */
const FONTS: readonly SheetFont[] = [
	{
		family: "Geist",
		regular: path.join(PACKAGES, "geist/dist/fonts/geist-sans/Geist-Regular.ttf"),
		bold: path.join(PACKAGES, "geist/dist/fonts/geist-sans/Geist-SemiBold.ttf"),
	},
	...["latin-ext", "cyrillic-ext", "greek", "greek-ext", "vietnamese"].map((subset) => fontsource("noto-sans", subset)),
	fontsource("ibm-plex-sans-arabic", "arabic"),
	fontsource("noto-sans-hebrew", "hebrew"),
	fontsource("noto-sans-thai", "thai"),
	fontsource("noto-sans-devanagari", "devanagari"),
];

/** Has nearly every character there is, plainly drawn, so that no name is left out. */
const LAST = { family: "UnifontEX", packed: fontFile("unifontex", { subset: "latin", weight: 400 }) };

function fontsource(name: string, subset: string): SheetFont {
	const [regular, bold] = [fontFile(name, { subset, weight: 400 }), fontFile(name, { subset, weight: 600 })];
	return { family: `${name} ${subset}`, regular, bold };
}

function fontFile(name: string, { subset, weight }: { readonly subset: string; readonly weight: number }): string {
	return path.join(PACKAGES, "@fontsource", name, "files", `${name}-${subset}-${weight}-normal.woff`);
}

let registered: Promise<void> | null = null;

/** The names of the fonts, from the first choice for a character to the last. Registers them once. */
export async function sheetFonts(): Promise<string[]> {
	registered ??= register();
	try {
		await registered;
	} catch (error) {
		registered = null;
		throw error;
	}
	return [...FONTS, LAST].map(({ family }) => family);
}

async function register(): Promise<void> {
	// Words aren't divided: names and references have to be found.
	Font.registerHyphenationCallback((word) => [word]);
	for (const { family, regular, bold } of FONTS) {
		const fonts = [
			{ src: regular, fontWeight: 400 },
			{ src: bold, fontWeight: 600 },
		];
		Font.register({ family, fonts });
	}
	await registerLast();
}

/** The library reads it from a file, once, and unpacked: see `unpackWoff`. */
async function registerLast(): Promise<void> {
	const folder = await mkdtemp(path.join(tmpdir(), "commonpurse-font-"));
	try {
		const src = path.join(folder, "font.ttf");
		await writeFile(src, unpackWoff(await readFile(LAST.packed)));
		Font.register({ family: LAST.family, src, fontWeight: 400 });
		await Font.load({ fontFamily: LAST.family, fontWeight: 400 });
	} finally {
		await rm(folder, { recursive: true });
	}
}
