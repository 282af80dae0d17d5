import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";

export function Card({ className, ...props }: ComponentProps<"section">) {
	return (
		<section
			className={cn("min-w-0 overflow-clip rounded-xl border border-line bg-surface print:overflow-visible", className)}
			{...props}
		/>
	);
}

/** The card's title at the left, what belongs to it at the right, above a hairline. */
export function CardHeader({ className, ...props }: ComponentProps<"div">) {
	return (
		<div
			className={cn(
				"flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line px-5 py-2.5",
				className,
			)}
			{...props}
		/>
	);
}

export function CardTitle({ className, ...props }: ComponentProps<"h2">) {
	return <h2 className={cn("text-sm font-semibold", className)} {...props} />;
}

export function CardContent({ className, ...props }: ComponentProps<"div">) {
	return <div className={cn("p-5", className)} {...props} />;
}

/** The card's last line, under a hairline: a note at the left, a button at the right; on a phone the button has a line of its own. */
export function CardFooter({ className, ...props }: ComponentProps<"div">) {
	return (
		<div
			className={cn(
				"flex flex-wrap items-center justify-between gap-x-4 gap-y-3 border-t border-line px-5 py-4 max-xs:[&>button]:w-full",
				className,
			)}
			{...props}
		/>
	);
}
