import { useFormatter } from "next-intl";

interface CreditsProps {
	credits: bigint | number;
	/** With a plus or minus sign, for credits that came or went. */
	signed?: boolean;
}

/** A number of credits: thousands separated, a real minus sign, figures of one width. */
export function Credits({ credits, signed }: CreditsProps) {
	const format = useFormatter();
	const text = format.number(credits, signed ? { signDisplay: "exceptZero" } : undefined);
	return <span className="num whitespace-nowrap">{withMinusSign(text)}</span>;
}

/** `Intl` writes a hyphen for a minus in most languages. */
export function withMinusSign(text: string): string {
	return text.replace("-", "−");
}
