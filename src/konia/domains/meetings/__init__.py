"""The video-conference network, meeting rooms, meetings, invitations and papers."""
