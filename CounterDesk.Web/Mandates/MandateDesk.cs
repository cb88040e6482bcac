using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Data;
using CounterDesk.Web.ServiceItems;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Mandates;

/// <summary>
/// Holds the letter of an agent against the people, the matter and the licenses of a visit, and records one that stands.
/// </summary>
/// <inheritdoc cref="VisitDesk" path="/remarks"/>
public sealed class MandateDesk(
    IDbContextFactory<CounterDeskDb> databases, VisitRecord record, VisitContents contents, ServiceItemList items,
    LicenseKindCatalog kinds, IKeyRing keys, IOptions<MandateOptions> options, DeskClock clock)
{
    /// <summary>What the letter of this visit must answer for. The whole names stay in memory.</summary>
    public async Task<MandateQuestion> AskAsync(Visit visit, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var item = await items.ReadAsync(visit.ItemCode, cancellationToken);
        var principal = PrincipalOf(visit);
        var sender = await db.FindHolderAsync(keys, principal.Id, cancellationToken);
        var needed = item is null ? [] : RequiredMaterials.Of(item, kinds).Kinds.Select(kind => kind.Code).ToList();
        return new()
        {
            AgentName = (await db.FindHolderAsync(keys, visit.Agent!.Id, cancellationToken))?.Name,
            PrincipalName = sender?.Name,
            IsOfEnterprise = principal.Role is PartyRole.Enterprise || sender is { Code.IsOfOrganization: true },
            Item = item is null ? null : new(item.Code, item.Name, [.. needed], item.NotDelegableBecause),
            Kinds = [.. needed],
            Today = clock.Today,
            LongestMonths = options.Value.LongestMonths,
        };
    }

    /// <summary>
    /// Records a letter that stands; what it does not reach to is not asked for. False, and only the attempt is
    /// recorded, when it does not stand.
    /// </summary>
    public async Task<bool> RecordAsync(
        Guid id, Clerk clerk, Mandate mandate, CancellationToken cancellationToken)
    {
        await record.RequireAsync(clerk, cancellationToken);
        var stands = false;
        await record.ChangeAsync(id, clerk, AuditAction.MandateRecorded, async (changing, cancellation) =>
        {
            var report = MandateCheck.Of(mandate, await AskAsync(changing.Visit, cancellation));
            stands = report.Stands is MandateAnswer.Fulfilled && !report.Covered.IsEmpty;
            var agent = changing.Visit.Agent!;
            changing.About = agent;
            changing.Outcome = stands ? AuditOutcome.Done : AuditOutcome.Refused;
            if (stands)
            {
                changing.Db.Add(MandateRecord.Of(
                    id, agent.Id, PrincipalOf(changing.Visit).Id, mandate, keys, changing.AtUtc));
                changing.Visit.RecordMandate(LetterOf(mandate), mandate.LastDay, report.Covered, changing.AtUtc);
            }

            return
            [
                new("Form", mandate.Form.ToString()), new("Covered", string.Join(' ', report.Covered)),
                new("LeftOut", string.Join(' ', report.LeftOut)),
                .. mandate.CoversWhoLooked ? (AuditDetail[])[new("WhoLooked", bool.TrueString)] : [],
                .. report.Results.Where(result => result.Answer is not MandateAnswer.Fulfilled)
                    .Select(result => new AuditDetail(result.Requirement.ToString(), result.Reason.ToString()!)),
            ];
        }, cancellationToken);
        contents.Of(id).LeaveSearch();
        return stands;
    }

    // Leads back to the letter, in any language.
    private static string LetterOf(Mandate mandate) => string.Create(
        CultureInfo.InvariantCulture,
        $"{mandate.Form} {mandate.From:yyyy-MM-dd}/{mandate.LastDay:yyyy-MM-dd} {mandate.Number}").TrimEnd();

    private static Party PrincipalOf(Visit visit) =>
        visit.Holders.First(holder => visit.AskedFor(holder) == visit.Agent);
}
