"use client";

import { Pencil, Wallet } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy } from "react";
import { LateTexts } from "@/components/late-texts.tsx";
import { Button, buttonVariants } from "@/components/ui/button.tsx";
import { Link } from "@/components/ui/link.tsx";
import { WindowOnDemand } from "@/components/ui/windows/window-on-demand.tsx";
import type { OwnerOfUserWindowProps } from "./owner-of-user-window.tsx";

const load = () => import("./owner-of-user-window.tsx");
const OwnerOfUserWindow = lazy(load);

/** What is done most about a person, without opening their page; and the pencil that leads there. */
export function UserActions({ user, current }: OwnerOfUserWindowProps) {
	const t = useTranslations("manyUsersBar");
	const word = useTranslations("words");
	return (
		<span className="inline-flex">
			<WindowOnDemand
				preload={load}
				button={(opening) => (
					<Button
						variant="ghost"
						size="icon-sm"
						title={t("setCreditOwner")}
						aria-label={t("setCreditOwnerOf", { name: user.name })}
						{...opening}
					>
						<Wallet aria-hidden />
					</Button>
				)}
				window={(props) => (
					<LateTexts of={["adminUsers", "manyUsers"]}>
						<OwnerOfUserWindow key={current.id} user={user} current={current} {...props} />
					</LateTexts>
				)}
			/>
			<Link
				href={`/admin/users/${user.id}`}
				aria-label={word("editNamed", { name: user.name })}
				className={buttonVariants({ variant: "ghost", size: "icon-sm" })}
			>
				<Pencil aria-hidden />
			</Link>
		</span>
	);
}
