-- A domain has two spellings, and everybody's address one: the index that keeps two accounts from having one address
-- compares texts.
ALTER TABLE "user" ADD CONSTRAINT "user_email_domain_check"
	CHECK (octet_length(substring("email" FROM '[^@]*$')) = char_length(substring("email" FROM '[^@]*$')));
