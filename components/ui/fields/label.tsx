import type { ComponentProps } from "react";
import { cn } from "../class-names.ts";

export function Label({ className, ...props }: ComponentProps<"label">) {
	// biome-ignore lint/a11y/noLabelWithoutControl: the caller names the control
	return <label className={cn("text-sm font-medium", className)} {...props} />;
}
