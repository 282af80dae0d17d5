"use client";

import { CircleCheck, CircleX, SearchCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "@/components/ui/button.tsx";
import {
	Dialog,
	DialogBody,
	DialogClose,
	DialogContent,
	DialogFooter,
	DialogTrigger,
} from "@/components/ui/dialog.tsx";
import { Field } from "@/components/ui/field.tsx";
import { Form } from "@/components/ui/form.tsx";
import { Input } from "@/components/ui/input.tsx";
import type { AccessExplained } from "@/lib/share-groups/access.ts";
import { useSend } from "../../_components/use-send.ts";
import { checkAddressAction } from "../actions.ts";

/** Whether an address would get access, and by which entry. */
export function CheckAddress({ shareGroupId }: { shareGroupId: string }) {
	const t = useTranslations("shareGroup.check");
	const { send, pending, errorOf, message, forget } = useSend();
	const [found, setFound] = useState<AccessExplained | null>(null);
	const input = useRef<HTMLInputElement>(null);

	async function submit(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const address = String(new FormData(event.currentTarget).get("address"));
		setFound(null);
		const isDone = await send((ask) => ask(checkAddressAction, { shareGroupId, address }), setFound);
		if (!isDone) input.current?.focus();
	}

	return (
		<Dialog
			onOpenChange={() => {
				setFound(null);
				forget();
			}}
		>
			<DialogTrigger asChild>
				<Button variant="ghost">
					<SearchCheck aria-hidden />
					{t("title")}
				</Button>
			</DialogTrigger>
			<DialogContent title={t("title")} description={t("text")}>
				<Form onSubmit={submit}>
					<DialogBody>
						<Field label={t("address")} error={errorOf("address") ?? message} required>
							<Input ref={input} name="address" type="email" autoComplete="off" autoCapitalize="none" maxLength={400} />
						</Field>
						<div role="status">{found ? <Answer found={found} /> : null}</div>
					</DialogBody>
					<DialogFooter>
						<DialogClose asChild>
							<Button variant="outline">{t("close")}</Button>
						</DialogClose>
						<Button type="submit" pending={pending}>
							{t("submit")}
						</Button>
					</DialogFooter>
				</Form>
			</DialogContent>
		</Dialog>
	);
}

function Answer({ found }: { found: AccessExplained }) {
	const t = useTranslations("shareGroup.check");
	const { access, address, by, why } = found;
	const Icon = access ? CircleCheck : CircleX;
	return (
		<div className="flex gap-2.5 rounded-lg bg-sunken px-4 py-3 text-sm">
			<Icon aria-hidden className={access ? "mt-1 size-4 shrink-0 text-accent" : "mt-1 size-4 shrink-0 text-bad"} />
			<div className="min-w-0">
				<p className="font-medium">{t(access ? "yes" : "no", { address: address ?? "" })}</p>
				<p className="text-muted">{t(`why.${why}`, { entry: by?.value ?? "" })}</p>
			</div>
		</div>
	);
}
