namespace CounterDesk.Web.External.LicenseSources.StandIn;

/// <summary>How far a code is that a stand-in's phone shows.</summary>
internal enum StandInCode
{
    Fresh,
    Expired,
    Used,
}
