using System.Data.Common;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.SignIn;

/// <summary>
/// Has the provider say again, every few minutes, who those are who are signed in here: whoever it knows no longer, or
/// in other roles, is locked, and so is everybody when it has been silent for too long.
/// </summary>
internal sealed partial class ProviderAsking(
    IDbContextFactory<CounterDeskDb> databases, DeskSessions sessions, SessionKeeper keeper, ProviderQuestion provider,
    RefreshTokens tokens, IOptions<SignInOptions> options, TimeProvider time, ILogger<ProviderAsking> logger)
    : BackgroundService
{
    private static readonly TimeSpan _often = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Refresh == TimeSpan.Zero)
        {
            return;
        }

        using var timer = new PeriodicTimer(_often, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await AskAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is AuditUnavailableException or DbException)
            {
                LogPutOff(exception.GetBaseException().GetType().Name);
            }
        }
    }

    /// <summary>Asks about everybody who is due.</summary>
    internal async Task AskAsync(CancellationToken cancellationToken)
    {
        var due = time.GetUtcNow().UtcDateTime - options.Value.Refresh;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var asked = (await keeper.FindOpenAsync(db, cancellationToken))
            .Where(session => session.RefreshToken is not null && session.ConfirmedAtUtc <= due && sessions.IsHere(session.Id))
            .ToList();
        if (asked.Count is 0)
        {
            return;
        }

        foreach (var session in asked)
        {
            if (await AskAsync(db, session, cancellationToken))
            {
                continue;
            }

            // It would be silent to the others too.
            break;
        }

        await keeper.RoundAsync(cancellationToken);
    }

    /// <summary>False when the provider is silent.</summary>
    private async Task<bool> AskAsync(CounterDeskDb db, DeskSession session, CancellationToken cancellationToken)
    {
        // Without the keys it was protected with nobody can be asked: she signs in again.
        var answer = tokens.Unprotect(session.RefreshToken!) is { } token
            ? await provider.AskAsync(session.Account, token, cancellationToken)
            : new ProviderAnswer.Over();
        switch (answer)
        {
            case ProviderAnswer.Over:
                await keeper.EndAsync(session, SessionEnd.ByProvider, null, cancellationToken);
                return true;
            case ProviderAnswer.Confirmed { Counter: { } counter } when counter != session.Counter:
                await keeper.EndAsync(session, SessionEnd.RolesChanged, null, cancellationToken);
                return true;
            case ProviderAnswer.Confirmed confirmed:
                await KeepAsync(db, session, confirmed, cancellationToken);
                return true;
            default:
                return false;
        }
    }

    private async Task KeepAsync(
        CounterDeskDb db, DeskSession session, ProviderAnswer.Confirmed confirmed, CancellationToken cancellationToken)
    {
        db.Attach(session);
        session.Confirm(confirmed.Told, tokens.Protect(confirmed.RefreshToken), time.GetUtcNow().UtcDateTime);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // It has ended meanwhile.
            db.Entry(session).State = EntityState.Detached;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The provider's answers could not be kept yet: {Failure}")]
    private partial void LogPutOff(string failure);
}
