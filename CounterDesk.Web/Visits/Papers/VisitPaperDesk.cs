using System.Collections.Immutable;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Domain.Visits;
using CounterDesk.Domain.Visits.Papers;
using CounterDesk.Web.ServiceItems;
using CounterDesk.Web.SignIn;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Visits.Papers;

/// <summary>
/// Makes the papers of a visit from its rows and shows them at the desk. Large print and language are those the person
/// needs.
/// </summary>
/// <inheritdoc cref="VisitDesk" path="/remarks"/>
public sealed class VisitPaperDesk(
    VisitPapers papers, VisitContents contents, ServiceItemList items, LicenseKindCatalog kinds,
    IOptions<VisitPaperOptions> options)
{
    /// <summary>The question that stands on the screen, to be signed on paper.</summary>
    /// <exception cref="InvalidOperationException">No question stands.</exception>
    public async Task ShowConsentSlipAsync(Visit visit, Clerk clerk, CancellationToken cancellationToken)
    {
        await papers.RequireAsync(clerk, cancellationToken);
        var question = visit.Question ?? throw new InvalidOperationException("Ask before the slip is drawn.");
        var holder = visit.Find(question.Holder);
        var asked = visit.AskedFor(holder);
        var item = await items.ReadAsync(visit.ItemCode, cancellationToken);
        contents.Of(visit.Id).Show(papers.Draw(
            new ConsentSlipModel
            {
                Maker = papers.MakerOf(clerk, VisitPapers.LanguageOf(visit)),
                Number = ConsentSlipModel.NumberOf(visit.Id, asked.Ordinal),
                MaskedName = asked.MaskedName ?? "",
                Role = asked.Role,
                MaskedHolder = asked == holder ? null : holder.MaskedName,
                Matter = visit.PurposeText!,
                ItemCode = visit.ItemCode,
                Recipient = visit.Recipient!,
                Licenses = [.. AskedFields.Of(question.Kinds, kinds, item).Select(Ask)],
                Basis = visit.Duty is null ? visit.BasisFor(holder) : BasisKind.StatutoryDuty,
                Provision = visit.Duty,
                SlipMonths = options.Value.ConsentSlipMonths,
                LogMonths = options.Value.LogMonths,
            },
            visit.Edition, VisitPapers.LanguageOf(visit)));
    }

    /// <summary>Who looked at what about a party at this visit, and why. The asking is recorded.</summary>
    public async Task ShowWhoLookedAsync(
        Visit visit, Party party, Clerk clerk, CancellationToken cancellationToken)
    {
        await papers.RequireAsync(clerk, cancellationToken);
        var asks = new WhoAsks(party.MaskedName ?? "", party.NumberHash!, party.Ordinal);
        var model = await papers.GatherAsync(visit.Id, asks, clerk, VisitPapers.LanguageOf(visit), cancellationToken);
        contents.Of(visit.Id).Show(papers.Draw(model, visit.Edition, VisitPapers.LanguageOf(visit)));
    }

    /// <summary>What to bring on paper, because nobody agreed or a license was not to be had.</summary>
    public async Task ShowPaperWayAsync(Visit visit, Clerk clerk, CancellationToken cancellationToken)
    {
        await papers.RequireAsync(clerk, cancellationToken);
        var item = await items.ReadAsync(visit.ItemCode, cancellationToken)
            ?? throw new InvalidOperationException("Without a service item nobody knows which papers it takes.");
        var maker = papers.MakerOf(clerk, VisitPapers.LanguageOf(visit));
        contents.Of(visit.Id).Show(papers.Draw(
            new PaperWayModel
            {
                Maker = maker,
                Number = ConsentSlipModel.NumberOf(visit.Id, visit.Parties[0].Ordinal),
                Cause = visit.IsRefused ? PaperCause.Refused : PaperCause.NotAvailable,
                Matter = item.Name,
                Office = item.Office,
                Where = $"{maker.HallName} {visit.Counter}",
                Materials = [.. RequiredMaterials.Of(item, kinds).All.Select(Bring)],
            },
            visit.Edition, VisitPapers.LanguageOf(visit)));
    }

    /// <summary>What whoever fetches a copy made ahead signs.</summary>
    public void ShowHandOutSlip(Visit visit, RegisteredCopy copy, AdvanceCopy kept, Clerk clerk)
    {
        var kind = kinds.Find(copy.KindCode);
        contents.Of(visit.Id).Show(papers.Draw(
            new HandOutSlipModel
            {
                Maker = papers.MakerOf(clerk, VisitPapers.LanguageOf(visit)),
                Number = ConsentSlipModel.NumberOf(visit.Id, visit.Parties[0].Ordinal),
                CopyNumber = copy.Number.Value,
                License = kind is null ? new(copy.KindName, copy.KindName) : new(kind.Name, kind.EnglishName),
                MaskedHolder = copy.MaskedHolder,
                Recipient = copy.Recipient,
                ValidUntil = copy.ExpiresOn,
                MaskedFetcher = kept.MaskedFetcher,
                Form = kept.Form,
                WrittenOn = kept.WrittenOn,
            },
            visit.Edition, VisitPapers.LanguageOf(visit)));
    }

    /// <summary>Whether the hall knows what the visit's matter takes.</summary>
    public async Task<bool> HasPaperWayAsync(Visit visit, CancellationToken cancellationToken) =>
        await items.ReadAsync(visit.ItemCode, cancellationToken) is not null;

    private static AskedLicense Ask(AskedFields asked) => new(
        new(asked.Kind.Name, asked.Kind.EnglishName), Names(asked.Shown), Names(asked.Left));

    private static ImmutableArray<TwoNames> Names(IEnumerable<FaceField> fields) =>
        [.. fields.Select(field => new TwoNames(field.Label, field.EnglishLabel))];

    private static PaperMaterial Bring(RequiredMaterial material)
    {
        var kind = material.Kinds.FirstOrDefault();
        return new(
            kind is null ? new(material.Material.Name, material.Material.Name) : new(kind.Name, kind.EnglishName),
            material.Source switch
            {
                MaterialSource.Library => MaterialNeed.OriginalAndCopy,
                MaterialSource.BringOriginal => MaterialNeed.Original,
                MaterialSource.BringPaper => MaterialNeed.OriginalAndCopy,
                MaterialSource.SignHere => MaterialNeed.Nothing,
            });
    }
}
