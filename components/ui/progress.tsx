import { cn } from "./class-names.ts";

interface ProgressProps {
	/** What the bar is about, for screen readers. */
	label: string;
	/** From 0 to 1. */
	value: number;
	tone?: "accent" | "warn" | "bad";
	className?: string;
}

const toneClasses = { accent: "bg-accent", warn: "bg-s3", bad: "bg-bad" };

/** A thin bar that shows how much of something is left or done. */
export function Progress({ label, value, tone = "accent", className }: ProgressProps) {
	const percent = Math.round(Math.min(1, Math.max(0, value)) * 100);
	return (
		<div
			role="progressbar"
			aria-label={label}
			aria-valuemin={0}
			aria-valuemax={100}
			aria-valuenow={percent}
			className={cn(
				"h-1.5 overflow-hidden rounded-full bg-sunken [print-color-adjust:exact] forced-colors:border",
				className,
			)}
		>
			<div className={cn("telling-colour h-full rounded-full", toneClasses[tone])} style={{ width: `${percent}%` }} />
		</div>
	);
}
