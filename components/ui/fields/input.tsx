"use client";

import type { ComponentProps } from "react";
import { cn } from "../class-names.ts";
import { useFieldControl } from "./field-context.ts";

export const controlClasses =
	"w-full min-w-0 rounded-md border border-control bg-surface px-3 text-sm text-ink transition-colors duration-100 hover:border-muted focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-muted [&[readonly]]:bg-sunken [&[readonly]]:border-line aria-invalid:border-bad aria-invalid:focus-visible:outline-bad";

export function Input({ className, ...props }: ComponentProps<"input">) {
	return <input {...useFieldControl()} className={cn(controlClasses, "h-9", className)} {...props} />;
}
