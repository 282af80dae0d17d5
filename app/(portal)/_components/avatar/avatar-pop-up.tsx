"use client";

import { LogOut, UserCog } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { signOutAction } from "@/app/(auth)/actions.ts";
import { Avatar } from "@/components/ui/avatar.tsx";
import { Button } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/windows/popover.tsx";
import { ThemeSwitch } from "../theme-switch.tsx";
import { AvatarButton } from "./avatar-button.tsx";
import { CreditLines } from "./credit-lines.tsx";

export interface AvatarMenuProps {
	name: string;
	email: string;
	role: string;
}

/** The signed-in user, the theme, signing out, and, in the lower left corner, what the user can spend. */
export default function AvatarPopUp({ name, email, role }: AvatarMenuProps) {
	const t = useTranslations("shell");
	const word = useTranslations("words");
	const [open, setOpen] = useState(true);
	return (
		<Popover open={open} onOpenChange={setOpen}>
			<PopoverTrigger asChild>
				<AvatarButton name={name} />
			</PopoverTrigger>
			<PopoverContent align="end" sideOffset={8} className="w-80 p-0" aria-label={t("accountOf", { name })}>
				<div className="flex items-start gap-3 p-4">
					<Avatar name={name} className="size-10 text-sm" />
					<div className="min-w-0 leading-5">
						<p className="font-semibold">{name}</p>
						<p className="text-muted">{email}</p>
						<p className="mt-0.5 text-small text-muted">{role}</p>
					</div>
				</div>
				<div className="border-t border-line p-2">
					<Link
						href="/profile"
						onClick={() => setOpen(false)}
						className="flex items-center gap-2 rounded-md px-2 py-1.5 leading-6 hover:bg-sunken"
					>
						<UserCog aria-hidden className="size-4 text-muted" />
						{t("profile")}
					</Link>
				</div>
				<div className="border-t border-line px-4 py-3">
					<ThemeSwitch />
				</div>
				<div className="flex items-start justify-between gap-3 border-t border-line py-3 pr-4 pl-2">
					<Link
						href="/credits"
						onClick={() => setOpen(false)}
						className="num min-w-0 rounded-md px-2 py-1 leading-6 hover:bg-sunken"
					>
						<CreditLines />
					</Link>
					<form action={signOutAction}>
						<Button type="submit" variant="outline">
							<LogOut aria-hidden />
							{word("signOut")}
						</Button>
					</form>
				</div>
			</PopoverContent>
		</Popover>
	);
}
