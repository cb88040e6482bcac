namespace CounterDesk.Web.ApplicantScreens;

/// <summary>
/// What an applicant's screen shows. It is computed from the visit's rows and is never a mirror of the desk: nothing
/// of a license but its name and the names of its fields can be said with it.
/// </summary>
public abstract record ScreenModel
{
    private ScreenModel()
    {
    }

    /// <summary>What an answer must name; empty where nothing is asked that could be taken back.</summary>
    public virtual Guid AskedAs => Guid.Empty;

    /// <summary>Nobody is being served: hall and counter, nothing personal.</summary>
    public sealed record Idle : ScreenModel;

    /// <summary>The screen belongs to no counter.</summary>
    /// <param name="Code">What a clerk types at the desk; null while there are too many waiting screens.</param>
    public sealed record Unpaired(string? Code) : ScreenModel;

    public sealed record Wait(WaitReason Reason) : ScreenModel;

    /// <summary>May the clerk look? It has no time limit and nothing is chosen beforehand.</summary>
    /// <param name="Question">New with every asking.</param>
    /// <param name="Asked">What is agreed to, or not.</param>
    /// <param name="MaySign">The hall wants a signature by pen besides.</param>
    public sealed record Consent(Guid Question, ConsentAsked Asked, bool MaySign) : ScreenModel
    {
        /// <summary>For how many months a signature is kept.</summary>
        public int SignatureMonths { get; init; }

        public override Guid AskedAs => Question;
    }

    /// <summary>A law lets the office look without asking. The person is told, and says that she has read it.</summary>
    /// <param name="Question">New with every asking.</param>
    /// <param name="Asked">What is looked at.</param>
    /// <param name="Provision">The provision, in words.</param>
    public sealed record Notice(Guid Question, ConsentAsked Asked, string Provision) : ScreenModel
    {
        public override Guid AskedAs => Question;
    }

    /// <summary>How many licenses were found so far, and nothing else of them.</summary>
    public sealed record Found(int Licenses) : ScreenModel;

    /// <summary>How was the service? Only the applicant can press.</summary>
    public sealed record Rating(Guid Question) : ScreenModel
    {
        public override Guid AskedAs => Question;
    }

    /// <summary>What to take along, and when the screen is wiped unless the person asks for more time.</summary>
    public sealed record Goodbye(IReadOnlyList<ThingToTake> Things, DateTimeOffset WipesAt) : ScreenModel;
}
