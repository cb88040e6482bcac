using System.Collections.Immutable;
using System.Diagnostics;
using CounterDesk.Domain.Enterprises;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Domain.Visits.Papers;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Data;
using CounterDesk.Web.ServiceItems;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits.Papers;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Visits;

/// <summary>
/// Verifies an enterprise's licenses one beside the other, and fills what its business license says into a sheet. Each is
/// read and recorded as one that is opened.
/// </summary>
/// <inheritdoc cref="VisitDesk" path="/remarks"/>
public sealed class EnterpriseDesk(
    IDbContextFactory<CounterDeskDb> databases, LookUp lookUp, VisitContents contents, ServiceItemList items,
    LicenseKindCatalog kinds, IKeyRing keys, VisitPapers papers)
{
    /// <summary>Whether the search that is shown is for the licenses of an organization.</summary>
    public static bool IsAsked(SearchAnswer.Answered? search) =>
        search?.Query is LicenseQuery.ByHolder { Code.IsOfOrganization: true };

    /// <summary>
    /// Verifies what was found and not verified yet. The business license goes first: until it shows the right to act, no
    /// other license of the enterprise is listed.
    /// </summary>
    /// <exception cref="InvalidOperationException">No enterprise is searched for.</exception>
    public async Task LookOverAsync(Guid id, Clerk clerk, CancellationToken cancellationToken)
    {
        await lookUp.RequireAsync(clerk, cancellationToken);
        var content = contents.Of(id);
        var enterprise = await BeginAsync(id, clerk, content, cancellationToken);
        foreach (var hit in enterprise.WaitingIn(content.Search!).Where(hit => kinds.Find(hit.KindCode)?.Proves is not null))
        {
            await CheckAsync(id, clerk, content, enterprise, hit, cancellationToken);
            if (content.Enterprise?.Register?.Relation is { Answer: RelationAnswer.Proven })
            {
                await lookUp.AskAsync(id, clerk, content.Search!.Query, cancellationToken);
            }
        }

        // One slow source holds up its own licenses only.
        await Task.WhenAll(
            from hit in content.Search is { } search ? (content.Enterprise ?? enterprise).WaitingIn(search) : []
            group hit by hit.Origin.Source into source
            select Task.Run(async () =>
            {
                foreach (var hit in source)
                {
                    await CheckAsync(id, clerk, content, enterprise, hit, cancellationToken);
                }
            }, cancellationToken));
    }

    /// <summary>Forgets what was found, and verifies all of it again.</summary>
    public async Task LookAgainAsync(Guid id, Clerk clerk, CancellationToken cancellationToken)
    {
        await lookUp.RequireAsync(clerk, cancellationToken);
        contents.Of(id).LeaveEnterprise();
        await LookOverAsync(id, clerk, cancellationToken);
    }

    /// <summary>Whether the sheet of register data may be made.</summary>
    public static bool MayFill(Visit visit, EnterpriseOnScreen enterprise) =>
        enterprise.RightAt(visit).IsShown && enterprise.Register?.Report.Genuine is not GenuineAnswer.No;

    /// <summary>Shows the sheet of register data.</summary>
    /// <exception cref="InvalidOperationException">Ask <see cref="MayFill"/>.</exception>
    public async Task ShowSheetAsync(Visit visit, Clerk clerk, DateOnly today, CancellationToken cancellationToken)
    {
        await lookUp.RequireAsync(clerk, cancellationToken);
        var content = contents.Of(visit.Id);
        if (content is not { Enterprise: { } enterprise, Search: { } search } || !MayFill(visit, enterprise))
        {
            throw new InvalidOperationException("The right to act is not shown, or the business license is not genuine.");
        }

        var party = visit.Find(enterprise.PartyId);
        var acting = visit.AskedFor(party);
        var language = VisitPapers.LanguageOf(visit);
        var item = await items.ReadAsync(visit.ItemCode, cancellationToken);
        content.Show(papers.Draw(
            new RegisterSheetModel
            {
                Maker = papers.MakerOf(clerk, language),
                Number = ConsentSlipModel.NumberOf(visit.Id, party.Ordinal),
                Enterprise = enterprise.Name,
                CreditCode = enterprise.Code.Text,
                MaskedActing = acting.MaskedName ?? "",
                ActingRole = acting.Role,
                Right = enterprise.RightAt(visit),
                Matter = visit.PurposeText!,
                Recipient = visit.Recipient!,
                Register = enterprise.Register is { } register ? DataOf(register, item) : null,
                Lines = [.. enterprise.LicensesAt(visit, search, kinds, today).Lines.Select(SheetLine)],
            },
            visit.Edition, language));
    }

    private async Task<EnterpriseOnScreen> BeginAsync(
        Guid id, Clerk clerk, VisitContent content, CancellationToken cancellationToken)
    {
        if (content.Search?.Query is not LicenseQuery.ByHolder(var code) || !code.IsOfOrganization)
        {
            throw new InvalidOperationException("Search for an enterprise by its credit code first.");
        }

        if (content.Enterprise is { } begun && begun.Code == code)
        {
            return begun;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visit = await db.LoadVisitAsync(id, clerk, cancellationToken);
        var party = visit.HolderOf(keys.HashHolder(code))
            ?? throw new InvalidOperationException("The enterprise is no party of this visit.");
        var known = await db.FindHolderAsync(keys, party.Id, cancellationToken);
        var item = await items.ReadAsync(visit.ItemCode, cancellationToken);
        var enterprise = new EnterpriseOnScreen(code, known!.Name, party.Id, NeededFor(visit.Purpose!, item));
        content.Show(enterprise);
        return enterprise;
    }

    // Licenses of people are none of an enterprise's. What was asked for besides the item's materials stands by itself.
    private ImmutableArray<ImmutableArray<string>> NeededFor(Purpose purpose, ServiceItem? item)
    {
        var materials = item is null ? [] : RequiredMaterials.Of(item, kinds).All
            .Select(material => material.Kinds.Select(kind => kind.Code).ToImmutableArray()).ToList();
        var named = materials.SelectMany(some => some).ToHashSet();
        return
        [
            .. from some in materials.Concat(purpose.Kinds.Where(kind => !named.Contains(kind)).Select(kind => (ImmutableArray<string>)[kind]))
               let held = some.Where(kind => kinds.Find(kind) is not { HolderKind: HolderKind.Person }).ToImmutableArray()
               where !held.IsEmpty
               select held,
        ];
    }

    private async Task CheckAsync(
        Guid id, Clerk clerk, VisitContent content, EnterpriseOnScreen enterprise, LicenseHit hit,
        CancellationToken cancellationToken)
    {
        var answer = await lookUp.CheckAsync(id, clerk, hit.Identifier, cancellationToken);
        var register = answer is OpeningAnswer.Opened(var opened) && opened.Kind?.Proves is FaceRelation.RepresentativeOfHolder
            ? opened
            : null;
        content.Hear(enterprise.Code, shown => shown with
        {
            Findings = shown.Findings.SetItem(hit.Identifier, FindingOf(answer)),
            Register = Newer(register, shown.Register),
        });
        contents.TellHeard(id);
    }

    // Of several versions the newest is what the register says.
    private static OpenLicense? Newer(OpenLicense? one, OpenLicense? other) =>
        one is null || other?.License.Version > one.License.Version ? other : one;

    private static LineFinding FindingOf(OpeningAnswer answer) => answer switch
    {
        OpeningAnswer.Opened(var opened) => LineFinding.Verified.Of(opened.License, opened.Report),
        OpeningAnswer.Gone => new LineFinding.NotRead(NotReadReason.Gone),
        OpeningAnswer.Unavailable => new LineFinding.NotRead(NotReadReason.Unavailable),
        OpeningAnswer.NotAgreed => new LineFinding.NotRead(NotReadReason.NotAgreed),
        _ => throw new UnreachableException(),
    };

    private RegisterData DataOf(OpenLicense register, ServiceItem? item)
    {
        var (license, kind) = (register.License, register.Kind!);
        var needed = item is null ? null : RequiredMaterials.Of(item, kinds);
        return new(
            [
                .. from field in kind.Fields
                   where field.Type is not FaceFieldType.Picture
                   where needed?.NeedsField(kind, field.Key) ?? field.IsPrintedByDefault
                   select new RegisterField(
                       new(field.Label, field.EnglishLabel),
                       license.Face.FirstOrDefault(value => kind.FindField(value.Key) == field)?.Value ?? ""),
            ],
            LineFinding.Verified.Of(license, register.Report), SourceOf(license.Origin), AsOf(license.Origin));
    }

    private RegisterSheetLine SheetLine(EnterpriseLine line)
    {
        var origin = (line.Finding as LineFinding.Verified)?.Origin ?? line.Hit?.Origin;
        return new(NameOf(line), line)
        {
            Source = origin is null ? null : SourceOf(origin), AsOf = origin is null ? null : AsOf(origin),
        };
    }

    private TwoNames NameOf(EnterpriseLine line)
    {
        var named = line.KindCodes.Select(kinds.Find).OfType<LicenseKind>().ToList();
        return named.Count is 0
            ? new(line.Hit?.KindName ?? line.KindCodes[0], line.Hit?.KindName ?? line.KindCodes[0])
            : new(
                string.Join("、", named.Select(kind => kind.Name)), string.Join(" / ", named.Select(kind => kind.EnglishName)));
    }

    private static DateTimeOffset AsOf(LicenseOrigin origin) => DeskClock.At(origin.SynchronizedAtUtc);

    private static TwoNames SourceOf(LicenseOrigin origin) => origin.Named is { } named
        ? new(named.Chinese, named.English)
        : new(PaperWords.In("zh-CN")[$"Source_{origin.Source}"], PaperWords.In("en-US")[$"Source_{origin.Source}"]);
}
