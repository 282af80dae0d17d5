"use client";

import { createContext, useContext } from "react";

interface FieldWiring {
	id: string;
	describedBy: string | undefined;
	invalid: boolean;
	required: boolean;
}

export const FieldContext = createContext<FieldWiring | null>(null);

/** The attributes that tie a control to the label, help and error of the `Field` around it; none outside of one. */
export function useFieldControl(): {
	id?: string;
	"aria-describedby"?: string;
	"aria-invalid"?: true;
	"aria-required"?: true;
} {
	const field = useContext(FieldContext);
	if (!field) return {};
	return {
		id: field.id,
		"aria-describedby": field.describedBy,
		"aria-invalid": field.invalid || undefined,
		"aria-required": field.required || undefined,
	};
}
