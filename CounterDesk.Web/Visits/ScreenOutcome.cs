namespace CounterDesk.Web.Visits;

/// <summary>What became of what was pressed on an applicant's screen.</summary>
public enum ScreenOutcome
{
    Recorded,

    /// <summary>It answers nothing that is asked now. Nothing was recorded.</summary>
    TakenBack,

    /// <summary>The signature could not be kept, so nothing was agreed. The question stands.</summary>
    SignatureNotKept,
}
