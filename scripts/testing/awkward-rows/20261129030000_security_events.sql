-- Events about people who are gone or never were, from a browser that says a lot of itself.
INSERT INTO "security_event" ("id", "kind", "happened_at", "user_id", "about", "request_id", "ip_address", "user_agent") VALUES
    ('00000000-0000-7000-8000-000000000601', 'a_kind_of_later', '-infinity', '00000000-0000-7000-8000-000000000999', E'mary@bücher.example\u202E', '', '::ffff:203.0.113.7', repeat('x', 5000)),
    ('00000000-0000-7000-8000-000000000602', '', 'infinity', NULL, NULL, NULL, NULL, NULL);
