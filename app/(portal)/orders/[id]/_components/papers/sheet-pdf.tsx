import { Document, Image, Page, StyleSheet, Text, View } from "@react-pdf/renderer";
import type { Sheet } from "./sheet-of.ts";

export type PaperSize = "A4" | "LETTER";

interface SheetPdfProps {
	sheet: Sheet;
	size: PaperSize;
	/** One of the language tags of messages. */
	language: string;
	/** From the first to the last choice for each character. */
	fonts: string[];
	/** A PNG that fits into twice the size at which it is shown. */
	logo: Buffer | null;
}

/** The sheet as the page shows it, for paper: sizes are points. */
export function SheetPdf({ sheet, size, language, fonts, logo }: SheetPdfProps) {
	const [seller, ...sellersAddress] = sheet.seller;
	const title = [sheet.title, ...sheet.numbers].join(" ");
	return (
		<Document title={title} author={seller} language={language} producer="Commonpurse" creator="Commonpurse">
			<Page size={size} style={[styles.page, { fontFamily: fonts }]}>
				<View style={styles.row}>
					<View style={styles.half}>
						<Text style={styles.title}>{sheet.title}</Text>
						<Text style={styles.muted}>{sheet.numbers.join(" · ")}</Text>
					</View>
					<View style={[styles.half, styles.right]}>
						{logo ? <Image src={logo} style={styles.logo} /> : null}
						<Text style={styles.strong}>{seller}</Text>
						<Lines of={sellersAddress} />
					</View>
				</View>
				<View style={styles.row}>
					<View style={styles.half}>
						<Text style={styles.term}>{sheet.billedTo.term}</Text>
						<Lines of={sheet.billedTo.lines} isNamed />
					</View>
					<View style={styles.half}>
						{sheet.facts.map(([term, text]) => (
							<View key={term} style={styles.fact}>
								<Text style={styles.term}>{term}</Text>
								<Text>{text}</Text>
							</View>
						))}
					</View>
				</View>
				<LinesTable sheet={sheet} />
				{sheet.words ? (
					<View style={styles.words}>
						<Text style={styles.strong}>{sheet.words.title}</Text>
						<Text>{sheet.words.text}</Text>
					</View>
				) : null}
				<View style={styles.footer}>
					{sheet.notes.map((note) => (
						<Text key={note}>{note}</Text>
					))}
				</View>
			</Page>
		</Document>
	);
}

function Lines({ of: lines, isNamed = false }: { of: readonly string[]; isNamed?: boolean }) {
	return lines.map((line, index) => (
		<Text key={line} style={isNamed && index === 0 ? styles.strong : {}}>
			{line}
		</Text>
	));
}

function LinesTable({ sheet: { headings, line, sums } }: { sheet: Sheet }) {
	return (
		<View style={styles.table}>
			<View style={[styles.line, styles.headings]}>
				<Text style={styles.item}>{headings.item}</Text>
				<Text style={styles.number}>{headings.credits}</Text>
				<Text style={styles.number}>{headings.amount}</Text>
			</View>
			<View style={[styles.line, styles.ruled]}>
				<Text style={styles.item}>{line.item}</Text>
				<Text style={styles.number}>{line.credits}</Text>
				<Text style={styles.number}>{line.amount}</Text>
			</View>
			{sums.map(({ label, amount, isStrong }) => (
				<View key={label} style={[styles.sum, isStrong ? styles.total : {}]}>
					<Text style={styles.label}>{label}</Text>
					<Text style={styles.number}>{amount}</Text>
				</View>
			))}
		</View>
	);
}

const INK = "#18181b";
const MUTED = "#5f6068";
const LINE = "#d9d9de";

const styles = StyleSheet.create({
	page: { padding: 54, fontSize: 9.5, lineHeight: 1.45, color: INK },
	row: { flexDirection: "row", justifyContent: "space-between", gap: 24, marginBottom: 28 },
	half: { flexBasis: 0, flexGrow: 1 },
	right: { textAlign: "right" },
	logo: { alignSelf: "flex-end", maxWidth: 160, maxHeight: 53, marginBottom: 8, objectFit: "contain" },
	title: { fontSize: 20, fontWeight: 600, lineHeight: 1.25 },
	muted: { color: MUTED },
	strong: { fontWeight: 600 },
	term: { fontSize: 8.5, color: MUTED },
	fact: { marginBottom: 8 },
	table: { marginBottom: 28 },
	line: { flexDirection: "row", gap: 12, paddingVertical: 8, borderBottomWidth: 0.75, borderBottomColor: LINE },
	headings: { fontSize: 8.5, color: MUTED, paddingVertical: 5 },
	ruled: { marginBottom: 4 },
	item: { flexBasis: 0, flexGrow: 1 },
	number: { width: 96, textAlign: "right" },
	sum: { flexDirection: "row", gap: 12, paddingVertical: 3 },
	total: { fontSize: 11, fontWeight: 600 },
	label: { flexBasis: 0, flexGrow: 1, textAlign: "right" },
	words: { marginBottom: 28 },
	footer: { borderTopWidth: 0.75, borderTopColor: LINE, paddingTop: 12, fontSize: 8.5, color: MUTED },
});
