"use client";

import type { LucideIcon } from "lucide-react";
import { useRef } from "react";
import { Link } from "@/components/ui/link.tsx";
import { RowMenuButton } from "./row-menu-button.tsx";
import {
	DropdownMenu,
	DropdownMenuContent,
	DropdownMenuItem,
	DropdownMenuTrigger,
} from "./ui/windows/dropdown-menu.tsx";

/** Something that can be done about a row, here or on another page. */
export type RowAction = {
	readonly label: string;
	readonly icon: LucideIcon;
	/** `bad` for destructive actions. */
	readonly tone?: "neutral" | "bad";
	readonly disabled?: boolean;
} & ({ readonly onSelect: () => void } | { readonly href: string });

export interface RowMenuProps {
	/** Whose actions they are: "Actions for John Lee". */
	label: string;
	actions: readonly RowAction[];
	/** One of them is under way. */
	pending?: boolean;
}

export default function RowMenuPopUp({ label, actions, pending }: RowMenuProps) {
	const button = useRef<HTMLButtonElement>(null);
	const chosen = useRef<(() => void) | null>(null);
	// After the menu is gone and its button has the focus, so that a window opened by the action returns it there.
	const perform = (event: Event) => {
		const act = chosen.current;
		if (!act) return;
		event.preventDefault();
		chosen.current = null;
		button.current?.focus();
		act();
	};
	return (
		<DropdownMenu defaultOpen>
			<DropdownMenuTrigger asChild>
				<RowMenuButton ref={button} label={label} pending={pending} />
			</DropdownMenuTrigger>
			<DropdownMenuContent onCloseAutoFocus={perform}>
				{actions.map(({ label: name, icon: Icon, tone, disabled, ...does }) =>
					"href" in does ? (
						<DropdownMenuItem key={name} asChild tone={tone} disabled={disabled}>
							<Link href={does.href}>
								<Icon aria-hidden />
								{name}
							</Link>
						</DropdownMenuItem>
					) : (
						<DropdownMenuItem
							key={name}
							tone={tone}
							disabled={disabled}
							onSelect={() => {
								chosen.current = does.onSelect;
							}}
						>
							<Icon aria-hidden />
							{name}
						</DropdownMenuItem>
					),
				)}
			</DropdownMenuContent>
		</DropdownMenu>
	);
}
