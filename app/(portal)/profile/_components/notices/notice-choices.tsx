import type { Actor } from "@/lib/auth/actor.ts";
import { readNoticeSettings } from "@/lib/notices/queries.ts";
import { NoticeChoicesForm } from "./notice-choices-form.tsx";

/** How the user is told of each kind of notice that they can choose about. */
export async function NoticeChoices({ actor }: { actor: Actor }) {
	return <NoticeChoicesForm saved={await readNoticeSettings({ actor })} />;
}
