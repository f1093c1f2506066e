CREATE TABLE inbox (
    id BIGSERIAL NOT NULL,
    bot_id BIGINT NOT NULL,
    update_id BIGINT NOT NULL,
    raw JSON NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL,
    open BOOLEAN NOT NULL,
    attempts INTEGER NOT NULL,
    attempted_at TIMESTAMP WITH TIME ZONE,
    done_at TIMESTAMP WITH TIME ZONE,
    dead_at TIMESTAMP WITH TIME ZONE,
    reason TEXT,
    CONSTRAINT pk_inbox PRIMARY KEY (id),
    CONSTRAINT uq_inbox_bot_id_update_id UNIQUE (bot_id, update_id)
);

CREATE INDEX ix_inbox_open_id ON inbox (open, id);

CREATE TABLE persons (
    id BIGSERIAL NOT NULL,
    telegram_id BIGINT NOT NULL,
    name TEXT NOT NULL,
    language VARCHAR(8) NOT NULL,
    CONSTRAINT pk_persons PRIMARY KEY (id),
    CONSTRAINT uq_persons_telegram_id UNIQUE (telegram_id)
);

CREATE TABLE properties (
    property_id VARCHAR(64) NOT NULL,
    name TEXT NOT NULL,
    city TEXT,
    zone VARCHAR(120) NOT NULL,
    currency VARCHAR(3) NOT NULL,
    check_in TIME WITHOUT TIME ZONE,
    check_out TIME WITHOUT TIME ZONE,
    brief_at TIME WITHOUT TIME ZONE NOT NULL,
    quiet_from TIME WITHOUT TIME ZONE NOT NULL,
    quiet_until TIME WITHOUT TIME ZONE NOT NULL,
    sync_incident_open BOOLEAN NOT NULL,
    units_total INTEGER,
    sample BOOLEAN NOT NULL,
    facts JSON NOT NULL,
    extras JSON,
    proposal_seq INTEGER NOT NULL,
    journal_seq INTEGER NOT NULL,
    journal_head VARCHAR(64) NOT NULL,
    CONSTRAINT pk_properties PRIMARY KEY (property_id)
);

CREATE TABLE strangers (
    id BIGSERIAL NOT NULL,
    telegram_id BIGINT NOT NULL,
    day DATE NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_strangers PRIMARY KEY (id),
    CONSTRAINT uq_strangers_telegram_id_day UNIQUE (telegram_id, day)
);

CREATE TABLE briefs (
    id BIGSERIAL NOT NULL,
    property_id VARCHAR(64) NOT NULL,
    local_date DATE NOT NULL,
    state VARCHAR(120) NOT NULL,
    claimed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_briefs PRIMARY KEY (id),
    CONSTRAINT uq_briefs_property_id_local_date UNIQUE (property_id, local_date),
    CONSTRAINT fk_briefs_property_id FOREIGN KEY(property_id) REFERENCES properties (property_id)
);

CREATE TABLE calendar_cells (
    id BIGSERIAL NOT NULL,
    property_id VARCHAR(64) NOT NULL,
    room_type VARCHAR(120) NOT NULL,
    night DATE NOT NULL,
    rate_plan VARCHAR(120) NOT NULL,
    channel VARCHAR(120) NOT NULL,
    stage VARCHAR(120) NOT NULL,
    price BIGINT,
    min_stay INTEGER,
    max_stay INTEGER,
    stop_sell BOOLEAN,
    closed_to_arrival BOOLEAN,
    closed_to_departure BOOLEAN,
    availability INTEGER,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    evidence TEXT NOT NULL,
    sample BOOLEAN NOT NULL,
    CONSTRAINT pk_calendar_cells PRIMARY KEY (id),
    CONSTRAINT uq_calendar_cells_property_id_stage_night_room_type_rat_bfb5 UNIQUE (property_id, stage, night, room_type, rate_plan, channel),
    CONSTRAINT fk_calendar_cells_property_id FOREIGN KEY(property_id) REFERENCES properties (property_id)
);

CREATE TABLE cell_stamps (
    id BIGSERIAL NOT NULL,
    property_id VARCHAR(64) NOT NULL,
    room_type VARCHAR(120) NOT NULL,
    night DATE NOT NULL,
    rate_plan VARCHAR(120) NOT NULL,
    channel VARCHAR(120) NOT NULL,
    stage VARCHAR(120) NOT NULL,
    price BIGINT,
    min_stay INTEGER,
    max_stay INTEGER,
    stop_sell BOOLEAN,
    closed_to_arrival BOOLEAN,
    closed_to_departure BOOLEAN,
    availability INTEGER,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    evidence TEXT NOT NULL,
    sample BOOLEAN NOT NULL,
    CONSTRAINT pk_cell_stamps PRIMARY KEY (id),
    CONSTRAINT fk_cell_stamps_property_id FOREIGN KEY(property_id) REFERENCES properties (property_id)
);

CREATE INDEX ix_cell_stamps_property_id_night_room_type ON cell_stamps (property_id, night, room_type);

CREATE TABLE channel_counts (
    id BIGSERIAL NOT NULL,
    property_id VARCHAR(64) NOT NULL,
    code VARCHAR(120) NOT NULL,
    in_progress INTEGER NOT NULL,
    succeeded INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    counted_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_channel_counts PRIMARY KEY (id),
    CONSTRAINT fk_channel_counts_property_id FOREIGN KEY(property_id) REFERENCES properties (property_id)
);

CREATE INDEX ix_channel_counts_property_id_code_counted_at ON channel_counts (property_id, code, counted_at);

CREATE TABLE channels (
    id BIGSERIAL NOT NULL,
    property_id VARCHAR(64) NOT NULL,
    code VARCHAR(120) NOT NULL,
    name TEXT NOT NULL,
    in_progress INTEGER NOT NULL,
    succeeded INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    counted_at TIMESTAMP WITH TIME ZONE NOT NULL,
    failing_since TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_channels PRIMARY KEY (id),
    CONSTRAINT uq_channels_property_id_code UNIQUE (property_id, code),
    CONSTRAINT fk_channels_property_id FOREIGN KEY(property_id) REFERENCES properties (property_id)
);

CREATE TABLE cursors (
    id BIGSERIAL NOT NULL,
    property_id VARCHAR(64) NOT NULL,
    name VARCHAR(120) NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_cursors PRIMARY KEY (id),
    CONSTRAINT uq_cursors_property_id_name UNIQUE (property_id, name),
    CONSTRAINT fk_cursors_property_id FOREIGN KEY(property_id) REFERENCES properties (property_id)
);

CREATE TABLE decisions (
    id BIGSERIAL NOT NULL,
    property_id VARCHAR(64) NOT NULL,
    code VARCHAR(120) NOT NULL,
    decided_on DATE,
    decided_by TEXT,
    question TEXT NOT NULL,
    decision TEXT NOT NULL,
    rationale TEXT,
    status TEXT NOT NULL,
    CONSTRAINT pk_decisions PRIMARY KEY (id),
    CONSTRAINT uq_decisions_property_id_code UNIQUE (property_id, code),
    CONSTRAINT fk_decisions_property_id FOREIGN KEY(property_id) REFERENCES properties (property_id)
);

CREATE TABLE deliveries (
    id BIGSERIAL NOT NULL,
    property_id VARCHAR(64) NOT NULL,
    digest VARCHAR(64) NOT NULL,
    body TEXT NOT NULL,
    via VARCHAR(120) NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL,
    open BOOLEAN NOT NULL,
    attempts INTEGER NOT NULL,
    done_at TIMESTAMP WITH TIME ZONE,
    dead_at TIMESTAMP WITH TIME ZONE,
    reason TEXT,
    CONSTRAINT pk_deliveries PRIMARY KEY (id),
    CONSTRAINT uq_deliveries_property_id_digest UNIQUE (property_id, digest),
    CONSTRAINT fk_deliveries_property_id FOREIGN KEY(property_id) REFERENCES properties (property_id)
);

CREATE INDEX ix_deliveries_property_id_open_id ON deliveries (property_id, open, id);

CREATE TABLE external_rates (
    id BIGSERIAL NOT NULL,
    property_id VARCHAR(64) NOT NULL,
    body JSON NOT NULL,
    CONSTRAINT pk_external_rates PRIMARY KEY (id),
    CONSTRAINT fk_external_rates_property_id FOREIGN KEY(property_id) REFERENCES properties (property_id)
);

CREATE TABLE invitations (
    id BIGSERIAL NOT NULL,
    property_id VARCHAR(64) NOT NULL,
    token_hash VARCHAR(64) NOT NULL,
    role VARCHAR(120) NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    created_by VARCHAR(120) NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE NOT NULL,
    claimed_by BIGINT,
    claimed_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_invitations PRIMARY KEY (id),
    CONSTRAINT uq_invitations_token_hash UNIQUE (token_hash),
    CONSTRAINT fk_invitations_property_id FOREIGN KEY(property_id) REFERENCES properties (property_id)
);

CREATE TABLE journal (
    id BIGSERIAL NOT NULL,
    property_id VARCHAR(64) NOT NULL,
    seq INTEGER NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    actor VARCHAR(120) NOT NULL,
    kind VARCHAR(120) NOT NULL,
    subject VARCHAR(120) NOT NULL,
    body JSON NOT NULL,
    hash VARCHAR(64) NOT NULL,
    CONSTRAINT pk_journal PRIMARY KEY (id),
    CONSTRAINT uq_journal_property_id_seq UNIQUE (property_id, seq),
    CONSTRAINT fk_journal_property_id FOREIGN KEY(property_id) REFERENCES properties (property_id)
);

CREATE INDEX ix_journal_property_id_subject ON journal (property_id, subject);

CREATE TABLE mandates (
    id BIGSERIAL NOT NULL,
    property_id VARCHAR(64) NOT NULL,
    grantee VARCHAR(120) NOT NULL,
    kind VARCHAR(120) NOT NULL,
    largest_change VARCHAR(120),
    per_day INTEGER,
    sum_per_day BIGINT,
    price_floor BIGINT,
    until DATE NOT NULL,
    granted_by VARCHAR(120) NOT NULL,
    granted_at TIMESTAMP WITH TIME ZONE NOT NULL,
    revoked_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_mandates PRIMARY KEY (id),
    CONSTRAINT fk_mandates_property_id FOREIGN KEY(property_id) REFERENCES properties (property_id)
);

CREATE TABLE memberships (
    id BIGSERIAL NOT NULL,
    property_id VARCHAR(64) NOT NULL,
    person_id BIGINT NOT NULL,
    role VARCHAR(120) NOT NULL,
    brief BOOLEAN NOT NULL,
    since TIMESTAMP WITH TIME ZONE NOT NULL,
    revoked_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_memberships PRIMARY KEY (id),
    CONSTRAINT uq_memberships_property_id_person_id UNIQUE (property_id, person_id),
    CONSTRAINT fk_memberships_property_id FOREIGN KEY(property_id) REFERENCES properties (property_id),
    CONSTRAINT fk_memberships_person_id FOREIGN KEY(person_id) REFERENCES persons (id)
);

CREATE INDEX ix_memberships_person_id ON memberships (person_id);

CREATE TABLE objectives (
    id BIGSERIAL NOT NULL,
    property_id VARCHAR(64) NOT NULL,
    metric VARCHAR(120) NOT NULL,
    target VARCHAR(120),
    first DATE NOT NULL,
    last DATE NOT NULL,
    price_floor BIGINT,
    review_on DATE NOT NULL,
    words TEXT NOT NULL,
    set_by VARCHAR(120) NOT NULL,
    set_at TIMESTAMP WITH TIME ZONE NOT NULL,
    closed_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_objectives PRIMARY KEY (id),
    CONSTRAINT fk_objectives_property_id FOREIGN KEY(property_id) REFERENCES properties (property_id)
);

CREATE TABLE outbox (
    id BIGSERIAL NOT NULL,
    property_id VARCHAR(64) NOT NULL,
    kind VARCHAR(120) NOT NULL,
    person_id BIGINT,
    chat_id BIGINT NOT NULL,
    payload JSON NOT NULL,
    dedupe VARCHAR(200) NOT NULL,
    subject VARCHAR(120),
    digest VARCHAR(120),
    silent BOOLEAN NOT NULL,
    added_at TIMESTAMP WITH TIME ZONE NOT NULL,
    due_at TIMESTAMP WITH TIME ZONE,
    leased_until TIMESTAMP WITH TIME ZONE,
    fence INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    uncertain BOOLEAN NOT NULL,
    finished_at TIMESTAMP WITH TIME ZONE,
    message_id BIGINT,
    error TEXT,
    CONSTRAINT pk_outbox PRIMARY KEY (id),
    CONSTRAINT uq_outbox_property_id_dedupe UNIQUE (property_id, dedupe),
    CONSTRAINT fk_outbox_property_id FOREIGN KEY(property_id) REFERENCES properties (property_id)
);

CREATE INDEX ix_outbox_chat_id_due_at ON outbox (chat_id, due_at);

CREATE INDEX ix_outbox_due_at ON outbox (due_at);

CREATE TABLE proposals (
    id BIGSERIAL NOT NULL,
    property_id VARCHAR(64) NOT NULL,
    number INTEGER NOT NULL,
    token VARCHAR(32) NOT NULL,
    director VARCHAR(120) NOT NULL,
    "key" TEXT NOT NULL,
    action JSON NOT NULL,
    fingerprint VARCHAR(64) NOT NULL,
    state VARCHAR(16) NOT NULL,
    level INTEGER NOT NULL,
    rulings JSON NOT NULL,
    reasons JSON NOT NULL,
    sample BOOLEAN NOT NULL,
    filed_at TIMESTAMP WITH TIME ZONE NOT NULL,
    filed_by VARCHAR(120) NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    postponed_until TIMESTAMP WITH TIME ZONE,
    decided_by VARCHAR(120),
    decided_at TIMESTAMP WITH TIME ZONE,
    decided_words TEXT,
    settled_at TIMESTAMP WITH TIME ZONE,
    receipt JSON,
    supersedes BIGINT,
    undoes BIGINT,
    asked_by BIGINT,
    CONSTRAINT pk_proposals PRIMARY KEY (id),
    CONSTRAINT uq_proposals_property_id_id UNIQUE (property_id, id),
    CONSTRAINT uq_proposals_token UNIQUE (token),
    CONSTRAINT fk_proposals_property_id FOREIGN KEY(property_id) REFERENCES properties (property_id)
);

CREATE INDEX ix_proposals_property_id_key_state ON proposals (property_id, "key", state);

CREATE INDEX ix_proposals_property_id_state_number ON proposals (property_id, state, number);

CREATE TABLE questions (
    id BIGSERIAL NOT NULL,
    property_id VARCHAR(64) NOT NULL,
    token VARCHAR(32) NOT NULL,
    kind VARCHAR(120) NOT NULL,
    subject VARCHAR(200) NOT NULL,
    open_subject VARCHAR(200),
    phrase JSON NOT NULL,
    options JSON NOT NULL,
    cell JSON,
    asked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    answer TEXT,
    answered_by VARCHAR(120),
    answered_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT pk_questions PRIMARY KEY (id),
    CONSTRAINT uq_questions_token UNIQUE (token),
    CONSTRAINT uq_questions_property_id_open_subject UNIQUE (property_id, open_subject),
    CONSTRAINT fk_questions_property_id FOREIGN KEY(property_id) REFERENCES properties (property_id)
);

CREATE TABLE quota_calls (
    id BIGSERIAL NOT NULL,
    property_id VARCHAR(64) NOT NULL,
    provider VARCHAR(120) NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    urgent BOOLEAN NOT NULL,
    CONSTRAINT pk_quota_calls PRIMARY KEY (id),
    CONSTRAINT fk_quota_calls_property_id FOREIGN KEY(property_id) REFERENCES properties (property_id)
);

CREATE INDEX ix_quota_calls_property_id_provider_at ON quota_calls (property_id, provider, at);

CREATE TABLE reservations (
    id BIGSERIAL NOT NULL,
    property_id VARCHAR(64) NOT NULL,
    provider VARCHAR(120) NOT NULL,
    number VARCHAR(120) NOT NULL,
    source VARCHAR(120) NOT NULL,
    state VARCHAR(120) NOT NULL,
    booked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    cancelled_at TIMESTAMP WITH TIME ZONE,
    total BIGINT,
    commission BIGINT,
    currency VARCHAR(3),
    vip BOOLEAN NOT NULL,
    segment VARCHAR(120),
    delivery VARCHAR(120),
    channel_number VARCHAR(120),
    requires_response BOOLEAN NOT NULL,
    sample BOOLEAN NOT NULL,
    received_at TIMESTAMP WITH TIME ZONE NOT NULL,
    via VARCHAR(120) NOT NULL,
    CONSTRAINT pk_reservations PRIMARY KEY (id),
    CONSTRAINT uq_reservations_property_id_id UNIQUE (property_id, id),
    CONSTRAINT uq_reservations_property_id_provider_number UNIQUE (property_id, provider, number),
    CONSTRAINT fk_reservations_property_id FOREIGN KEY(property_id) REFERENCES properties (property_id)
);

CREATE INDEX ix_reservations_property_id_booked_at ON reservations (property_id, booked_at);

CREATE TABLE room_types (
    id BIGSERIAL NOT NULL,
    property_id VARCHAR(64) NOT NULL,
    code VARCHAR(120) NOT NULL,
    position INTEGER NOT NULL,
    name JSON NOT NULL,
    units INTEGER,
    occupancy INTEGER,
    tier VARCHAR(120),
    rooms JSON NOT NULL,
    floor BIGINT,
    ceiling BIGINT,
    base BIGINT,
    sample BOOLEAN NOT NULL,
    external_code VARCHAR(120),
    rate_code VARCHAR(120),
    sellable BOOLEAN NOT NULL,
    CONSTRAINT pk_room_types PRIMARY KEY (id),
    CONSTRAINT uq_room_types_property_id_code UNIQUE (property_id, code),
    CONSTRAINT fk_room_types_property_id FOREIGN KEY(property_id) REFERENCES properties (property_id)
);

CREATE TABLE settings (
    id BIGSERIAL NOT NULL,
    property_id VARCHAR(64) NOT NULL,
    name VARCHAR(120) NOT NULL,
    value JSON,
    set_by VARCHAR(120) NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_settings PRIMARY KEY (id),
    CONSTRAINT uq_settings_property_id_name UNIQUE (property_id, name),
    CONSTRAINT fk_settings_property_id FOREIGN KEY(property_id) REFERENCES properties (property_id)
);

CREATE TABLE shown_messages (
    id BIGSERIAL NOT NULL,
    property_id VARCHAR(64) NOT NULL,
    subject VARCHAR(120) NOT NULL,
    chat_id BIGINT NOT NULL,
    message_id BIGINT NOT NULL,
    digest VARCHAR(120) NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_shown_messages PRIMARY KEY (id),
    CONSTRAINT uq_shown_messages_property_id_chat_id_message_id UNIQUE (property_id, chat_id, message_id),
    CONSTRAINT fk_shown_messages_property_id FOREIGN KEY(property_id) REFERENCES properties (property_id)
);

CREATE INDEX ix_shown_messages_property_id_subject ON shown_messages (property_id, subject);

CREATE TABLE sources (
    id BIGSERIAL NOT NULL,
    property_id VARCHAR(64) NOT NULL,
    name VARCHAR(120) NOT NULL,
    read_at TIMESTAMP WITH TIME ZONE,
    failed_at TIMESTAMP WITH TIME ZONE,
    words TEXT,
    CONSTRAINT pk_sources PRIMARY KEY (id),
    CONSTRAINT uq_sources_property_id_name UNIQUE (property_id, name),
    CONSTRAINT fk_sources_property_id FOREIGN KEY(property_id) REFERENCES properties (property_id)
);

CREATE TABLE told (
    id BIGSERIAL NOT NULL,
    property_id VARCHAR(64) NOT NULL,
    "key" VARCHAR(200) NOT NULL,
    state TEXT NOT NULL,
    at TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT pk_told PRIMARY KEY (id),
    CONSTRAINT uq_told_property_id_key UNIQUE (property_id, "key"),
    CONSTRAINT fk_told_property_id FOREIGN KEY(property_id) REFERENCES properties (property_id)
);

CREATE TABLE attempts (
    id BIGSERIAL NOT NULL,
    property_id VARCHAR(64) NOT NULL,
    proposal_id BIGINT NOT NULL,
    seq INTEGER NOT NULL,
    request JSON NOT NULL,
    started_at TIMESTAMP WITH TIME ZONE NOT NULL,
    outcome VARCHAR(120),
    tracking VARCHAR(120),
    errors JSON,
    finished_at TIMESTAMP WITH TIME ZONE,
    status VARCHAR(120),
    channels JSON,
    checked_at TIMESTAMP WITH TIME ZONE,
    checks INTEGER NOT NULL,
    CONSTRAINT pk_attempts PRIMARY KEY (id),
    CONSTRAINT uq_attempts_property_id_proposal_id_seq UNIQUE (property_id, proposal_id, seq),
    CONSTRAINT fk_attempts_property_id_proposal_id FOREIGN KEY(property_id, proposal_id) REFERENCES proposals (property_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_attempts_property_id FOREIGN KEY(property_id) REFERENCES properties (property_id)
);

CREATE TABLE guests (
    id BIGSERIAL NOT NULL,
    property_id VARCHAR(64) NOT NULL,
    reservation_id BIGINT NOT NULL,
    name TEXT,
    country VARCHAR(120),
    email TEXT,
    phone TEXT,
    note TEXT,
    match_key VARCHAR(120),
    keep_until DATE NOT NULL,
    CONSTRAINT pk_guests PRIMARY KEY (id),
    CONSTRAINT uq_guests_property_id_reservation_id UNIQUE (property_id, reservation_id),
    CONSTRAINT fk_guests_property_id_reservation_id FOREIGN KEY(property_id, reservation_id) REFERENCES reservations (property_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_guests_property_id FOREIGN KEY(property_id) REFERENCES properties (property_id)
);

CREATE INDEX ix_guests_property_id_keep_until ON guests (property_id, keep_until);

CREATE INDEX ix_guests_property_id_match_key ON guests (property_id, match_key);

CREATE TABLE reservation_revisions (
    id BIGSERIAL NOT NULL,
    property_id VARCHAR(64) NOT NULL,
    reservation_id BIGINT NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    raw_hash VARCHAR(120) NOT NULL,
    delivery VARCHAR(120),
    received_at TIMESTAMP WITH TIME ZONE NOT NULL,
    via VARCHAR(120) NOT NULL,
    standing VARCHAR(120) NOT NULL,
    body JSON NOT NULL,
    CONSTRAINT pk_reservation_revisions PRIMARY KEY (id),
    CONSTRAINT uq_reservation_revisions_property_id_reservation_id_upd_5fcb UNIQUE (property_id, reservation_id, updated_at, raw_hash),
    CONSTRAINT fk_reservation_revisions_property_id_reservation_id FOREIGN KEY(property_id, reservation_id) REFERENCES reservations (property_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_reservation_revisions_property_id FOREIGN KEY(property_id) REFERENCES properties (property_id)
);

CREATE TABLE stay_rooms (
    id BIGSERIAL NOT NULL,
    property_id VARCHAR(64) NOT NULL,
    reservation_id BIGINT NOT NULL,
    position INTEGER NOT NULL,
    room_type VARCHAR(120),
    external_code VARCHAR(120),
    room_number VARCHAR(120),
    state VARCHAR(120) NOT NULL,
    check_in DATE NOT NULL,
    check_out DATE NOT NULL,
    nights INTEGER NOT NULL,
    booked_at TIMESTAMP WITH TIME ZONE NOT NULL,
    known_from TIMESTAMP WITH TIME ZONE NOT NULL,
    released_at TIMESTAMP WITH TIME ZONE,
    superseded BOOLEAN NOT NULL,
    source VARCHAR(120) NOT NULL,
    adults INTEGER,
    children INTEGER,
    total BIGINT,
    revenue BIGINT,
    commission BIGINT,
    nightly JSON,
    CONSTRAINT pk_stay_rooms PRIMARY KEY (id),
    CONSTRAINT fk_stay_rooms_property_id_reservation_id FOREIGN KEY(property_id, reservation_id) REFERENCES reservations (property_id, id) ON DELETE CASCADE,
    CONSTRAINT fk_stay_rooms_property_id FOREIGN KEY(property_id) REFERENCES properties (property_id)
);

CREATE INDEX ix_stay_rooms_property_id_booked_at ON stay_rooms (property_id, booked_at);

CREATE INDEX ix_stay_rooms_property_id_check_in ON stay_rooms (property_id, check_in);

CREATE INDEX ix_stay_rooms_property_id_nights ON stay_rooms (property_id, nights);

CREATE INDEX ix_stay_rooms_property_id_released_at ON stay_rooms (property_id, released_at);

CREATE INDEX ix_stay_rooms_property_id_reservation_id ON stay_rooms (property_id, reservation_id);
