using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;

namespace CounterDesk.Tests.Support;

/// <summary>An ordinary purpose, and visits at which everybody of <see cref="SomeLicenses"/> has agreed to it.</summary>
internal static class SomeVisits
{
    /// <summary>For which every kind of the catalog is needed.</summary>
    public static Purpose Purpose { get; } = Purpose.Create("高龄津贴申领", "云山市清河区民政局") with
    {
        Item = "999900-MZ-0107", Kinds = [.. SomeLicenses.Catalog.All.Select(kind => kind.Code)],
    };

    public static Identity Identity { get; } =
        new(IdentityMethod.Typed, FaceAnswer.Same, TypedReason.CardUnreadable, SeenDocuments.IdCard, IsSigned: false);

    public static Identity NotHere { get; } =
        new(IdentityMethod.Typed, null, TypedReason.NotHere, SeenDocuments.NamingPaper, IsSigned: false);

    public static Holder Lin { get; } = SomeLicenses.Lin;

    public static Holder Gu { get; } = SomeLicenses.Gu;

    public static Holder Shen { get; } = SomeLicenses.Shen;

    public static Holder Bean { get; } = SomeLicenses.Bean;

    private static CancellationToken Cancellation => Xunit.TestContext.Current.CancellationToken;

    public static Task<Visit> OpenAsync(this VisitDesk visits, Clerk clerk, CancellationToken cancellationToken) =>
        visits.OpenAsync(clerk, Visitor.Applicant, VisitNeeds.None, cancellationToken);

    /// <summary>
    /// A visit of Lin, with Gu, Shen and an enterprise beside her, at which all have agreed to <see cref="Purpose"/>.
    /// </summary>
    public static async Task<Visit> OpenAgreedAsync(
        this VisitDesk visits, PartyDesk parties, ConsentDesk consent, Purpose? purpose = null, Clerk? clerk = null)
    {
        clerk ??= SomeClerk.Value;
        var visit = await visits.OpenAsync(clerk, Visitor.Applicant, VisitNeeds.None, Cancellation);
        await parties.AddAsync(visit.Id, clerk, PartyRole.Spouse, isPresent: true, Cancellation);
        await parties.AddAsync(visit.Id, clerk, PartyRole.CoOwner, isPresent: true, Cancellation);
        visit = await parties.AddAsync(visit.Id, clerk, PartyRole.Enterprise, isPresent: false, Cancellation);
        Holder[] known = [Lin, Gu, Shen, Bean];
        foreach (var (party, who) in visit.Parties.Zip(known))
        {
            Assert.True(await parties.IdentifyAsync(
                visit.Id, clerk, party.Id, party.IsPresent ? Identity : NotHere, who, Cancellation));
        }

        await consent.AgreeAsync(visit, purpose ?? Purpose, clerk);
        return visit;
    }

    /// <summary>Everybody agrees to another purpose.</summary>
    public static Task AgreeAsync(this TestDesk desk, Visit visit, Purpose purpose) =>
        desk.Consent.AgreeAsync(visit, purpose, SomeClerk.Value);

    private static async Task AgreeAsync(this ConsentDesk consent, Visit visit, Purpose purpose, Clerk clerk)
    {
        await consent.RecordPurposeAsync(visit.Id, clerk, purpose, Cancellation);
        foreach (var party in visit.Parties)
        {
            var asked = await consent.AskAsync(visit.Id, clerk, party.Id, purpose.Kinds, reason: null, Cancellation);
            Assert.True(await consent.AnswerAsync(
                visit.Id, clerk, asked.Question!.Id, ConsentAnswer.Agreed, BasisProof.SignedPaper, Cancellation));
        }
    }
}
