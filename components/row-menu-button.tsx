"use client";

import { Ellipsis } from "lucide-react";
import { Button, type ButtonProps } from "./ui/button.tsx";

export function RowMenuButton({ label, pending, ...props }: ButtonProps & { label: string }) {
	return (
		<Button variant="ghost" size="icon-sm" aria-label={label} pending={pending} {...props}>
			{pending ? null : <Ellipsis aria-hidden />}
		</Button>
	);
}
