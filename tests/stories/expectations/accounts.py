"""What is expected of logging in."""

from stories.expectations.kinds import Expected

EXPECTED = {
    "health": Expected(get="200 200 200 200 200 200 200", post="200 200 200 200 200 200 200"),
    "account_login": Expected(
        get="200 302 302 302 302 302 302",
        post="200 302 302 302 302 302 302",
        body={"login": "{pinyin_worker}", "password": "four unrelated words x"},
        queries=("next=/registry/",),
    ),
    "account_logout": Expected(get="302 200 200 200 200 200 200", post="302 302 302 302 302 302 302"),
    "account_inactive": Expected(get="200 200 200 200 200 200 200"),
    "account_signup": Expected(get="200 302 302 302 302 302 302", post="200 302 302 302 302 302 302"),
    "account_reset_password": Expected(
        get="200 200 200 200 200 200 200",
        post="200 200 200 200 200 200 200",
        body={"login": "{pinyin_worker}", "code": "ABCD-EFGH-JKLM", "password": "four unrelated other"},
    ),
    "account_reauthenticate": Expected(get="302 200 200 200 200 200 200", post="302 200 200 200 200 200 200"),
    "mfa_index": Expected(get="302 200 200 200 200 200 200", post="302 405 405 405 405 405 405"),
    "mfa_authenticate": Expected(get="302 302 302 302 302 302 302", post="302 302 302 302 302 302 302"),
    "mfa_reauthenticate": Expected(get="302 302 302 302 302 302 302", post="302 302 302 302 302 302 302"),
    "mfa_activate_totp": Expected(get="302 302 302 302 302 302 302", post="302 302 302 302 302 302 302"),
    "mfa_deactivate_totp": Expected(get="302 404 404 404 404 404 404", post="302 404 404 404 404 404 404"),
    "mfa_view_recovery_codes": Expected(get="302 404 404 404 404 404 404", post="302 405 405 405 405 405 405"),
    "mfa_generate_recovery_codes": Expected(get="302 302 302 302 302 302 302", post="302 302 302 302 302 302 302"),
    "mfa_download_recovery_codes": Expected(get="302 404 404 404 404 404 404", post="302 404 404 404 404 404 404"),
    "usersessions_list": Expected(get="302 200 200 200 200 200 200", post="302 302 302 302 302 302 302"),
    "account_request_login_code": Expected(
        get="200 302 302 302 302 302 302", post="200 302 302 302 302 302 302", body={"login": "{phone}"}
    ),
    "account_confirm_login_code": Expected(get="302 302 302 302 302 302 302", post="302 302 302 302 302 302 302"),
    "account_change_phone": Expected(get="302 200 200 200 200 200 200", post="302 200 200 200 200 200 200"),
    "account_verify_phone": Expected(get="302 302 302 302 302 302 302", post="302 302 302 302 302 302 302"),
}
