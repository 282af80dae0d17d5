import type { ComponentProps } from "react";
import { cn } from "./class-names.ts";

/** A grey shape where something is about to be; give it that thing's width and height. Hidden from screen readers. */
export function Skeleton({ className, ...props }: ComponentProps<"span">) {
	return (
		<span
			aria-hidden
			data-skeleton
			className={cn("block rounded bg-sunken motion-safe:animate-pulse dark:bg-line/70", className)}
			{...props}
		/>
	);
}
