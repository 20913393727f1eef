"""Operations of signing in. None of them takes an Idempotency-Key: nothing of theirs may be stored."""

from fastapi import Request, Response

from plumbline.identity.current import PublicNow
from plumbline.identity.requests import OWN_HEADER_TOO, OWN_PAGE, CrossSiteRefused, InstallationDep, SenderDep
from plumbline.identity.sign_in import cookie, service, sessions
from plumbline.identity.sign_in.schema import AccessTokenView, EnrolmentSubmission, EnrolmentView, SignInSubmission
from plumbline.kernel.problems import InvalidRequest, TooManyRequests
from plumbline.kernel.web.problems import problems
from plumbline.kernel.web.route import caches, feature_router
from plumbline.kernel.web.session import SessionDep

router = feature_router("", "sign-in")


@router.post(
    "/sign-in",
    dependencies=[OWN_PAGE],
    responses=problems(
        InvalidRequest, service.SignInRefused, service.OneTimeCodeRequired, service.EnrolmentRequired, CrossSiteRefused, TooManyRequests
    ),
)
@caches("no-store")
def sign_in(
    given: SignInSubmission, response: Response, session: SessionDep, installation: InstallationDep, sender: SenderDep, now: PublicNow
) -> AccessTokenView:
    """Sign in as a person. The answer holds an access token of ten minutes; a cookie holds what renews it."""
    attempt = service.Attempt(sender.address, sender.browser, now)
    return cookie.carry(response, installation, service.sign_in(session, installation, given, attempt))


@router.post(
    "/sign-in/enrolment",
    dependencies=[OWN_PAGE],
    responses=problems(InvalidRequest, service.SignInRefused, service.AlreadyEnrolled, CrossSiteRefused, TooManyRequests),
)
@caches("no-store")
def enrol_one_time_codes(
    given: EnrolmentSubmission, session: SessionDep, installation: InstallationDep, sender: SenderDep, now: PublicNow
) -> EnrolmentView:
    """Set up an authenticator. Its secret and the recovery codes are shown once; the first sign-in with a code makes them hold."""
    return service.enrol(session, installation, given, service.Attempt(sender.address, sender.browser, now))


@router.post(
    "/sign-in/refresh",
    dependencies=[OWN_HEADER_TOO],
    responses=problems(sessions.SessionEnded, sessions.RefreshTokenReused, CrossSiteRefused),
)
@caches("no-store")
def refresh_access_token(
    request: Request, response: Response, session: SessionDep, installation: InstallationDep, now: PublicNow
) -> AccessTokenView:
    """Renew the access token with the cookie. A lost answer or a second tab may ask again and gets the same successor."""
    token = cookie.read(request, installation) or ""
    return cookie.carry(response, installation, sessions.renew(session, installation, token, now))


@router.post("/sign-out", status_code=204, dependencies=[OWN_HEADER_TOO], responses=problems(CrossSiteRefused))
@caches("no-store")
def sign_out(request: Request, response: Response, session: SessionDep, installation: InstallationDep, now: PublicNow) -> None:
    """End this browser's session: its access tokens are refused from the next call on."""
    cookie.drop(response, installation)
    return sessions.sign_out(session, cookie.read(request, installation), now)
