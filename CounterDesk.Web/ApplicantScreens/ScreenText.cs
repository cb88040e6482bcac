namespace CounterDesk.Web.ApplicantScreens;

/// <summary>The words of the applicant's screen, at primary-school level, and what it says aloud.</summary>
public sealed class ScreenText;
