using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;

namespace CounterDesk.Web.CommandLine.Bench;

/// <summary>A visit at which one holder has agreed, to measure with.</summary>
internal static class BenchVisit
{
    public static Clerk Clerk { get; } = new("bench-0001", "0001", "测量", "1", [DeskRoles.Clerk]);

    public static async Task<Visit> OpenAsync(
        IServiceProvider services, Purpose purpose, Holder holder, CancellationToken cancellationToken)
    {
        var visits = services.GetRequiredService<VisitDesk>();
        var visit = await visits.OpenAsync(Clerk, Visitor.Applicant, VisitNeeds.None, cancellationToken);
        await AgreeAsync(services, visit.Id, purpose, holder, cancellationToken);
        return visit;
    }

    /// <summary>The visit is now about somebody else, who agrees to all the purpose asks for.</summary>
    public static async Task AgreeAsync(
        IServiceProvider services, Guid id, Purpose purpose, Holder holder, CancellationToken cancellationToken)
    {
        var parties = services.GetRequiredService<PartyDesk>();
        var consent = services.GetRequiredService<ConsentDesk>();
        var visits = services.GetRequiredService<VisitDesk>();
        var visit = ((VisitEntry.Open)await visits.EnterAsync(id, Clerk, cancellationToken)).Visit;
        var identity = new Identity(IdentityMethod.Typed, FaceAnswer.Same, TypedReason.ReaderBroken, SeenDocuments.IdCard, false);
        await parties.IdentifyAsync(id, Clerk, visit.Parties[0].Id, identity, holder, cancellationToken);
        await consent.RecordPurposeAsync(id, Clerk, purpose, cancellationToken);
        var asked = await consent.AskAsync(id, Clerk, visit.Parties[0].Id, purpose.Kinds, null, cancellationToken);
        await consent.AnswerAsync(
            id, Clerk, asked.Question!.Id, ConsentAnswer.Agreed, BasisProof.Spoken, cancellationToken);
    }
}
