"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { cn } from "../class-names.ts";
import { FieldContext } from "./field-context.ts";
import { Label } from "./label.tsx";

interface FieldProps {
	label: ReactNode;
	/** One sentence under the label's control that helps to fill it in. */
	help?: ReactNode;
	/** What is wrong and how to correct it; shown at the control and read out with it. */
	error?: ReactNode;
	required?: boolean;
	/** Says "optional" beside the label. */
	optional?: boolean;
	hideLabel?: boolean;
	className?: string;
	/** One control of this kit: it finds its id, description and state by itself. */
	children: ReactNode;
}

/** A label, a control, its help and its error, tied together. */
export function Field({ label, help, error, required = false, optional, hideLabel, className, children }: FieldProps) {
	const t = useTranslations("ui");
	const id = useId();
	const describedBy = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(" ") || undefined;
	return (
		<FieldContext value={{ id, describedBy, invalid: Boolean(error), required }}>
			<div className={cn("flex min-w-0 flex-col gap-1.5", className)}>
				<Label htmlFor={id} className={hideLabel ? "sr-only" : undefined}>
					{label}
					{optional ? <span className="font-normal text-muted"> {t("optional")}</span> : null}
				</Label>
				{children}
				{error ? (
					<p id={`${id}-error`} className="flex gap-1.5 text-small text-bad">
						<CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
						<span>{error}</span>
					</p>
				) : null}
				{help ? (
					<p id={`${id}-help`} className="text-small text-muted">
						{help}
					</p>
				) : null}
			</div>
		</FieldContext>
	);
}
