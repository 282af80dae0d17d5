"use client";

import { ChevronsUpDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "../class-names.ts";
import { useFieldControl } from "./field-context.ts";
import { controlClasses } from "./input.tsx";

/**
 * A choice from a short list: the browser's own `<select>` with `<option>` children, so that it works with every
 * keyboard, screen reader and phone. Longer lists take a `Combobox`.
 */
export function Select({ className, children, ...props }: ComponentProps<"select">) {
	return (
		<span className={cn("relative block min-w-0", className)}>
			<select {...useFieldControl()} className={cn(controlClasses, "select h-9 pr-9")} {...props}>
				{children}
			</select>
			<ChevronsUpDown
				aria-hidden
				className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-faint"
			/>
		</span>
	);
}
