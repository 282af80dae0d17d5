import { Body } from "@react-email/body";
import { Button } from "@react-email/button";
import { Container } from "@react-email/container";
import { Head } from "@react-email/head";
import { Heading } from "@react-email/heading";
import { Hr } from "@react-email/hr";
import { Html } from "@react-email/html";
import { Link } from "@react-email/link";
import { Preview } from "@react-email/preview";
import { Text } from "@react-email/text";
import { type CSSProperties, Fragment, type ReactNode } from "react";
import type { Letter } from "../letter.ts";
import type { Reader } from "../reader.ts";

// The portal's light colours, in the only notation that mail programs know.
const COLOR = {
	canvas: "#fafaf9",
	surface: "#ffffff",
	line: "#e4e3e0",
	ink: "#1a1f24",
	muted: "#5e646a",
	accent: "#007460",
};
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

const text: CSSProperties = { margin: "0 0 16px", fontSize: "15px", lineHeight: "24px", color: COLOR.ink };
const small: CSSProperties = { margin: "0 0 12px", fontSize: "13px", lineHeight: "20px", color: COLOR.muted };
const cell: CSSProperties = { padding: "7px 0", borderTop: `1px solid ${COLOR.line}`, verticalAlign: "top" };

interface MailLayoutProps {
	reader: Reader;
	letter: Letter;
	/** Where a reader without an account stops such mails; null where there is nothing to stop, or the letter says it. */
	stop?: string | null;
	/** The seller's, in mail about orders. */
	logo?: MailLogo | null;
}

/** A picture at an address of the portal, in pixels. */
export interface MailLogo {
	readonly src: string;
	readonly width: number;
	readonly height: number;
}

/** The layout of every mail: a heading, a greeting, the content, and the sender. */
export function MailLayout({ reader, letter, stop = null, logo = null }: MailLayoutProps) {
	const { t, name, portal } = reader;
	return (
		<Html lang={reader.language}>
			<Head>
				<meta name="color-scheme" content="light" />
			</Head>
			<Preview>{letter.subject}</Preview>
			<Body style={{ margin: 0, padding: "24px 12px", backgroundColor: COLOR.canvas, fontFamily: FONT }}>
				<Container
					style={{
						maxWidth: "560px",
						backgroundColor: COLOR.surface,
						border: `1px solid ${COLOR.line}`,
						borderRadius: "12px",
						padding: "28px",
					}}
				>
					{/* biome-ignore lint/performance/noImgElement: a mail has no other. */}
					{logo ? <img {...logo} alt="" style={{ display: "block", marginBottom: "24px" }} /> : null}
					<Heading as="h1" style={{ margin: "0 0 20px", fontSize: "22px", lineHeight: "28px", color: COLOR.ink }}>
						{letter.title ?? letter.subject}
					</Heading>
					<Paragraph>{name ? t("greeting", { name }) : t("greetingUnnamed")}</Paragraph>
					{letter.body}
					<Hr style={{ margin: "24px 0 16px", border: "none", borderTop: `1px solid ${COLOR.line}` }} />
					<Text style={{ ...small, margin: 0 }}>{t("automatic", { portal })}</Text>
					{stop === null ? null : (
						<Text style={{ ...small, margin: "8px 0 0" }}>
							{t("stopWhy")} <SmallLink href={stop}>{t("stop")}</SmallLink>
						</Text>
					)}
				</Container>
			</Body>
		</Html>
	);
}

export function Paragraph({ children }: { children: ReactNode }) {
	return <Text style={text}>{children}</Text>;
}

/** Secondary text. */
export function Note({ children }: { children: ReactNode }) {
	return <Text style={small}>{children}</Text>;
}

/** A user's own words, as plain text with its line breaks, so that nobody takes them for the portal's. */
export function OwnWords({ says, children }: { says: string; children: string }) {
	const lines = children.split(/\r\n|\r|\n/);
	return (
		<>
			<Text style={{ ...small, margin: "0 0 4px" }}>{says}</Text>
			<Text style={{ ...text, paddingLeft: "14px", borderLeft: `3px solid ${COLOR.line}` }}>
				{lines.map((line, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing else to be told apart by.
					<Fragment key={index}>
						{index > 0 ? <br /> : null}
						{line}
					</Fragment>
				))}
			</Text>
		</>
	);
}

/** A secondary action, within a note. */
export function SmallLink({ href, children }: { href: string; children: ReactNode }) {
	return (
		<Link href={href} style={{ color: COLOR.accent }}>
			{children}
		</Link>
	);
}

/** The main action. */
export function Action({ href, children }: { href: string; children: ReactNode }) {
	return (
		<Text style={{ margin: "24px 0" }}>
			<Button
				href={href}
				style={{
					padding: "11px 18px",
					borderRadius: "8px",
					backgroundColor: COLOR.accent,
					color: COLOR.surface,
					fontSize: "15px",
					fontWeight: 600,
				}}
			>
				{children}
			</Button>
		</Text>
	);
}

/** The same for a one-time link: with its expiry, and its address for programs that show no buttons. */
export function OneTimeLink({
	reader,
	href,
	until,
	children,
}: {
	reader: Reader;
	href: string;
	until: Date;
	children: ReactNode;
}) {
	const { t } = reader;
	return (
		<>
			<Action href={href}>{children}</Action>
			<Note>{t("linkOnce", { until: reader.instant(until) })}</Note>
			<Text style={small} data-skip-in-text="true">
				{t("linkInFull")}
				<br />
				<Link href={href} style={{ color: COLOR.accent, wordBreak: "break-all" }}>
					{href}
				</Link>
			</Text>
		</>
	);
}

/** Names and values, one below the other. */
export function Particulars({ rows }: { rows: readonly (readonly [name: string, value: string])[] }) {
	return (
		<table
			data-text-format="dataTable"
			cellPadding={0}
			cellSpacing={0}
			style={{ width: "100%", margin: "8px 0 20px", fontSize: "15px", lineHeight: "22px", borderCollapse: "collapse" }}
		>
			<tbody>
				{rows.map(([name, value]) => (
					<tr key={name}>
						<th
							scope="row"
							style={{ ...cell, paddingRight: "16px", color: COLOR.muted, fontWeight: 400, textAlign: "left" }}
						>
							{name}
						</th>
						<td style={{ ...cell, textAlign: "right", color: COLOR.ink }}>{value}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}
