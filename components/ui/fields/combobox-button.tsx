"use client";

import { ChevronsUpDown } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "../class-names.ts";
import { useFieldControl } from "./field-context.ts";
import { controlClasses } from "./input.tsx";
import type { ComboboxOption, FindOptions } from "./use-found-options.ts";

export interface ComboboxProps {
	/** All options, or, with `find`, those listed above the results: the chosen one is among them. */
	options: readonly ComboboxOption[];
	/** For more options than a page should hold: reads those that a search finds. The same function at each rendering. */
	find?: FindOptions;
	value: string | null;
	onValueChange: (value: string) => void;
	/** Its name if no `Field` gives it one. */
	label?: string;
	/** Shown while nothing is chosen. */
	placeholder: string;
	searchPlaceholder: string;
	/** Shown when nothing matches the search. */
	empty: ReactNode;
	className?: string;
	disabled?: boolean;
}

/** Shows what is chosen. */
export function ComboboxButton({ combobox, ...props }: ComponentProps<"button"> & { combobox: ComboboxProps }) {
	const { options, value, label, placeholder, className, disabled } = combobox;
	const chosen = options.find((option) => option.value === value);
	return (
		<button
			type="button"
			{...useFieldControl()}
			{...(label ? { "aria-label": `${label}: ${chosen?.label ?? placeholder}` } : {})}
			role="combobox"
			aria-expanded={false}
			disabled={disabled}
			className={cn(controlClasses, "flex h-9 items-center justify-between gap-2 text-left", className)}
			{...props}
		>
			<span className={cn("truncate", !chosen && "text-faint")}>{chosen?.label ?? placeholder}</span>
			<ChevronsUpDown aria-hidden className="size-4 shrink-0 text-faint" />
		</button>
	);
}
