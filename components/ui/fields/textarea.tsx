"use client";

import type { ComponentProps } from "react";
import { cn } from "../class-names.ts";
import { useFieldControl } from "./field-context.ts";
import { controlClasses } from "./input.tsx";

export function Textarea({ className, rows = 4, ...props }: ComponentProps<"textarea">) {
	return (
		<textarea
			{...useFieldControl()}
			rows={rows}
			className={cn(controlClasses, "field-sizing-content min-h-20 py-2 leading-5", className)}
			{...props}
		/>
	);
}
