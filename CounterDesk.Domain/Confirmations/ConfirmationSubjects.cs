using CounterDesk.Domain.Visits;

namespace CounterDesk.Domain.Confirmations;

public static class ConfirmationSubjects
{
    /// <summary>Whether only a supervisor may say yes, from the first time on.</summary>
    public static bool IsSupervisors(this ConfirmationSubject subject) => subject switch
    {
        ConfirmationSubject.FaceUnsure or ConfirmationSubject.CardExpired or ConfirmationSubject.Reprint => false,
        ConfirmationSubject.CodePoints => true,
    };

    /// <summary>
    /// What a second person is asked about before it counts who somebody is; null when the clerk alone can tell, or
    /// nobody can. Whoever looks at an expired card looks at the face too.
    /// </summary>
    public static ConfirmationSubject? NeedsSecond(this Party party) => party switch
    {
        { IsPresent: false } or { Face: null or FaceAnswer.NotSame } => null,
        { IsCardExpired: true } => ConfirmationSubject.CardExpired,
        { Face: FaceAnswer.Unsure } => ConfirmationSubject.FaceUnsure,
        _ => null,
    };
}
